import { Form, useNavigation } from '@remix-run/react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { QrCode } from './QrCode.tsx'

/** A new password and the authenticator that goes with it, set in one deed. */
export function PasswordWithCode({
  action,
  candidate,
  answer,
  mayEndOthers = false,
}: {
  action: string
  candidate: { uri: string; typed: string }
  answer?: Refused
  mayEndOthers?: boolean
}) {
  const m = useMessages().access
  const busy = useNavigation().formAction === action
  const fields = answer?.refused.fields ?? {}
  const labels = { password: m.newPassword, code: m.codeNow }
  return (
    <Form method="post" action={action} noValidate className="welcome">
      <ErrorSummary
        answer={answer}
        wrong={(['password', 'code'] as const)
          .filter((name) => fields[name])
          .map((name) => ({ id: name, label: labels[name] }))}
      />
      <RefusedNotice code={answer?.refused.code ?? null} seconds={answer?.refused.details.seconds} />
      <TextField
        name="password"
        label={m.newPassword}
        help={m.newPasswordHelp}
        errors={fields.password}
        words={m.passwordFaults}
        type="password"
        autoComplete="new-password"
      />
      <div className="field authenticator">
        <p>{m.scan}</p>
        <QrCode text={candidate.uri} label={m.picture} />
        <p className="help">{m.typed}</p>
        <p className="typed-key" translate="no">
          {candidate.typed}
        </p>
      </div>
      <TextField
        name="code"
        label={m.codeNow}
        errors={fields.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
      />
      {mayEndOthers && (
        <label className="choice shared">
          <input type="checkbox" name="endOthers" value="yes" defaultChecked /> <span>{m.endOthersToo}</span>
        </label>
      )}
      <div className="actions">
        <button className="button second" aria-busy={busy}>
          {busy ? m.busy : m.keepPassword}
        </button>
      </div>
    </Form>
  )
}
