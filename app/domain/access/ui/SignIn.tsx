import { Form, Link, useNavigation } from '@remix-run/react'
import { useRef } from 'react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Icon } from '#app/components/Icon.tsx'
import { Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { NotAReport } from '../../member/ui/NotAReport.tsx'
import { PasskeyFault } from './PasskeyFault.tsx'
import { ThroughRegion } from './ThroughRegion.tsx'
import { usePasskey } from './use-passkey.ts'

/** The way in: a passkey first, a password with a code second, and where to turn when neither works. */
export function SignIn({ to, answer }: { to: string; answer?: Refused }) {
  const m = useMessages()
  const busy = useNavigation().formAction?.startsWith('/sign-in') ?? false
  const shared = useRef<HTMLInputElement>(null)
  const passkey = usePasskey({
    challenge: '/passkey/challenge',
    answerTo: '/sign-in/passkey',
    done: () => location.assign(to),
  })
  const fields = answer?.refused.fields ?? {}
  const labels = { email: m.access.email, password: m.access.password }
  return (
    <>
      <Row side={<p className="quiet">{m.open.group}</p>} roomy>
        <h1 className="hero">{m.access.welcome}</h1>
      </Row>
      <Row side={<h2 className="side-head">{m.access.howIn}</h2>}>
        <div className="welcome">
          <button
            type="button"
            className="button whole"
            aria-busy={passkey.busy}
            onClick={() => passkey.ask(shared.current?.checked ? { shared: 'yes' } : {})}
          >
            <Icon name="key" /> {passkey.busy ? m.access.busy : m.access.passkey}
          </button>
          <p className="help key-help">{m.access.passkeyHelp}</p>
          <PasskeyFault fault={passkey.fault} />
          <ThroughRegion action="/sign-in/region" words={m.access.region} to={to} shared={shared} />
          <p className="or">{m.access.or}</p>
          <Form method="post" action="/sign-in" noValidate>
            <input type="hidden" name="to" value={to} />
            <ErrorSummary
              answer={answer}
              wrong={(['email', 'password'] as const)
                .filter((name) => fields[name])
                .map((name) => ({ id: name, label: labels[name] }))}
            />
            <RefusedNotice code={answer?.refused.code ?? null} seconds={answer?.refused.details.seconds} />
            <TextField
              name="email"
              label={m.access.email}
              errors={fields.email}
              type="email"
              autoComplete="username"
              spellCheck={false}
            />
            <TextField
              name="password"
              label={m.access.password}
              help={m.access.passwordHelp}
              errors={fields.password}
              type="password"
              autoComplete="current-password"
            />
            <label className="choice shared">
              <input type="checkbox" name="shared" value="yes" ref={shared} /> <span>{m.access.shared}</span>
            </label>
            <div className="actions">
              <button className="button second" aria-busy={busy}>
                {busy ? m.access.busy : m.access.goOn}
              </button>
              <Link to="/recovery">{m.access.cannot}</Link>
            </div>
          </Form>
        </div>
      </Row>
      <NotAReport />
    </>
  )
}
