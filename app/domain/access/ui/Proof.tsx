import { Form, useNavigation } from '@remix-run/react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Icon } from '#app/components/Icon.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { useTrial } from '#app/components/trial.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { PasskeyFault } from './PasskeyFault.tsx'
import { ThroughRegion } from './ThroughRegion.tsx'
import { usePasskey } from './use-passkey.ts'

/** Shows again who one is, before a grave deed; in the trial one button does. */
export function Proof({ to, answer }: { to: string; answer?: Refused }) {
  const m = useMessages().access
  const trial = useTrial()
  const busy = useNavigation().formAction?.startsWith('/account/proof') ?? false
  const passkey = usePasskey({
    challenge: '/passkey/challenge',
    answerTo: '/account/proof/passkey',
    done: () => location.assign(to),
  })
  const fields = answer?.refused.fields ?? {}
  const labels = { password: m.password, code: m.code }
  if (trial) {
    return (
      <Form method="post" action="/account/proof" className="stack">
        <input type="hidden" name="to" value={to} />
        <p className="quiet">{m.proofTrial}</p>
        <p>
          <button className="button" aria-busy={busy}>
            {m.prove}
          </button>
        </p>
      </Form>
    )
  }
  return (
    <div className="welcome">
      <button type="button" className="button whole" aria-busy={passkey.busy} onClick={() => passkey.ask()}>
        <Icon name="key" /> {passkey.busy ? m.busy : m.unlockPasskey}
      </button>
      <PasskeyFault fault={passkey.fault} />
      <ThroughRegion action="/account/proof/region" words={m.goOnThroughRegion} to={to} />
      <p className="or">{m.or}</p>
      <Form method="post" action="/account/proof" noValidate>
        <input type="hidden" name="to" value={to} />
        <ErrorSummary
          answer={answer}
          wrong={(['password', 'code'] as const)
            .filter((name) => fields[name])
            .map((name) => ({ id: name, label: labels[name] }))}
        />
        <RefusedNotice code={answer?.refused.code ?? null} seconds={answer?.refused.details.seconds} />
        <TextField
          name="password"
          label={m.password}
          errors={fields.password}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          name="code"
          label={m.code}
          errors={fields.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
        />
        <div className="actions">
          <button className="button second" aria-busy={busy}>
            {busy ? m.busy : m.unlockPassword}
          </button>
        </div>
      </Form>
    </div>
  )
}
