import { useState } from 'react'
import { useAskAgain } from '#app/components/AskAgain.tsx'
import { type Answer, send } from '#app/domain/case/ui/send.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/**
 * Sends a form outside the router, so that what was typed stays whatever the server says. `wrong` holds codes by field,
 * `refused` why the whole was refused, in words.
 */
export function useSending(url: string) {
  const m = useMessages()
  const askAgain = useAskAgain()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (fields: Record<string, string | readonly string[]>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const said = await send(url, fields)
    setBusy(false)
    setAnswer(said)
    const done = 'done' in said
    if (done) askAgain()
    return done
  }
  const refusal = answer && 'refused' in answer ? answer.refused : null
  const needs = (refusal?.details.needs ?? []) as (keyof typeof m.case.needs)[]
  const lost = answer && 'lost' in answer ? answer.lost : null
  const refused = lost
    ? lost === 'signed-out'
      ? m.refusal['signed-out']
      : m.case.notSaved
    : refusal && !refusal.fields
      ? [m.refusal[refusal.code], ...needs.map((need) => m.case.needs[need])].join(' ')
      : null
  return { submit, busy, wrong: refusal?.fields ?? {}, refused }
}

/** The fields of a form as they are sent; a field that stands several times is sent several times. */
export function fieldsOf(form: HTMLFormElement): Record<string, string | readonly string[]> {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form).entries())
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value]
  return fields
}
