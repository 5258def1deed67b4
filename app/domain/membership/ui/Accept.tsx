import { Form, Link, useNavigation } from '@remix-run/react'
import { useRef, useState } from 'react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Icon } from '#app/components/Icon.tsx'
import { Row } from '#app/components/Page.tsx'
import { post } from '#app/components/post.ts'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { useRegion } from '#app/components/region.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { useTrial } from '#app/components/trial.tsx'
import { usePasskey } from '#app/domain/access/ui/use-passkey.ts'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { HouseRules } from './HouseRules.tsx'

/** Coming in for the first time: one field that must be filled, the house rules, and one gesture for a passkey. */
export function Accept({ email, token, answer }: { email: string; token: string; answer?: Refused }) {
  const m = useMessages()
  const trial = useTrial()
  const region = useRegion()
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useState<Refused['refused'] | null>(null)
  const busy = useNavigation().state === 'submitting'
  // A passkey that is not made leaves someone who is in already: they choose again on the next page.
  const passkey = usePasskey({
    challenge: '/account/enrol/challenge',
    answerTo: '/account/enrol/passkey',
    make: true,
    done: () => location.assign('/'),
  })
  const refused = said ?? answer?.refused
  const fields = refused?.fields ?? {}

  async function withPasskey() {
    if (!form.current) return
    const fieldsOfForm = Object.fromEntries(new FormData(form.current)) as Record<string, string>
    const came = await post(`/invitation/${token}/acceptance`, { ...fieldsOfForm, rules: 'yes' })
    if (!('done' in came)) {
      const code = 'lost' in came ? 'unavailable' : came.refused
      setSaid({ code, fields: 'fields' in came ? came.fields : undefined, details: {} })
      return
    }
    if (await passkey.ask()) location.assign('/account/enrol')
  }

  return (
    <>
      <Row side={<p className="quiet">{m.open.group}</p>} roomy>
        <h1 className="hero">{m.membership.acceptHead}</h1>
        <p className="lead-in place">{m.membership.acceptFor(email)}</p>
      </Row>
      <Row>
        <Form method="post" action={`/invitation/${token}`} noValidate className="welcome" ref={form}>
          <ErrorSummary answer={refused} wrong={fields.name ? [{ id: 'name', label: m.membership.name }] : []} />
          <RefusedNotice code={refused?.code ?? null} seconds={refused?.details.seconds} />
          <TextField
            name="name"
            label={m.membership.name}
            help={m.membership.nameHelp}
            errors={fields.name}
            autoComplete="name"
            maxLength={80}
          />
          <details className="asked">
            <summary>{m.membership.more}</summary>
            <TextField
              name="discipline"
              label={m.membership.discipline}
              errors={fields.discipline}
              autoComplete="organization-title"
              optional
            />
            <TextField
              name="organisation"
              label={m.membership.organisation}
              help={m.membership.organisationHelp}
              errors={fields.organisation}
              autoComplete="organization"
              optional
            />
            <TextField
              name="big"
              label={m.membership.big}
              help={m.membership.numbersHelp}
              errors={fields.big}
              optional
            />
            <TextField
              name="skj"
              label={m.membership.skj}
              help={m.membership.numbersHelp}
              errors={fields.skj}
              optional
            />
          </details>
          <h2 className="side-head place">{m.membership.acceptRules}</h2>
          <details className="asked">
            <summary>{m.membership.readRules}</summary>
            <HouseRules />
          </details>
          {trial ? (
            <p className="place">
              <button className="button whole" name="rules" value="yes">
                {m.membership.acceptTrial}
              </button>
            </p>
          ) : (
            <>
              <button
                type="button"
                className="button whole"
                aria-busy={passkey.busy}
                onClick={() => void withPasskey()}
              >
                <Icon name="key" /> {passkey.busy ? m.access.busy : m.membership.acceptPasskey}
              </button>
              <p className="help key-help">{m.access.makePasskeyHelp}</p>
              <p className="or">{m.access.or}</p>
              <button className="button second whole" name="rules" value="yes" aria-busy={busy}>
                {region === null ? m.membership.acceptPassword : m.membership.acceptRegion(region)}
              </button>
            </>
          )}
        </Form>
      </Row>
      <Row>
        <p className="fine">
          <Link to="/house-rules">{m.membership.rulesTitle}</Link>
        </p>
      </Row>
    </>
  )
}
