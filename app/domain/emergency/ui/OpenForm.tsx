import { Form, useNavigation } from '@remix-run/react'
import { Bands } from '#app/components/Bands.tsx'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Field } from '#app/components/Field.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Which case, and why. What was typed stays when it is refused. */
export function OpenForm({ answer }: { answer?: Refused }) {
  const m = useMessages().emergency
  const busy = useNavigation().formAction === '/emergency'
  const fields = answer?.refused.fields ?? {}
  const labels = { number: m.number, reason: m.reason }
  return (
    <Form method="post" noValidate>
      <ErrorSummary
        answer={answer}
        wrong={(['number', 'reason'] as const)
          .filter((name) => fields[name])
          .map((name) => ({ id: name, label: labels[name] }))}
      />
      <RefusedNotice code={answer?.refused.code ?? null} />
      <TextField
        name="number"
        label={m.number}
        help={m.numberHelp}
        errors={fields.number}
        words={m.wrong}
        autoComplete="off"
      />
      <Bands name="kind" label={m.kind} chosen="danger" choices={m.kinds} />
      <Field id="reason" label={m.reason} help={m.reasonHelp} errors={fields.reason}>
        <textarea
          id="reason"
          name="reason"
          rows={3}
          aria-describedby={`reason-description${fields.reason ? ' reason-error' : ''}`}
          aria-invalid={fields.reason ? true : undefined}
        />
      </Field>
      <div className="actions place">
        <button className="button grave" aria-busy={busy}>
          {busy ? m.opening : m.open}
        </button>
      </div>
    </Form>
  )
}
