import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '#app/editor/ui/Icon.tsx'
import { openMarks } from '#app/editor/ui/marks.ts'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { OpenMark } from '../types.ts'
import type { Marking } from './marking.ts'
import { send } from './send.ts'
import { fieldAnchor, useWrongWords } from './wrong-words.ts'

/** Placing the case: what still stands in the way, and the button. The server decides; the page only says. */
export function Place({
  url,
  marking,
  refused,
  onRefused,
}: {
  url: string
  marking: Marking
  refused: Refused['refused'] | null
  onRefused: (refused: Refused['refused'] | null) => void
}) {
  const m = useMessages()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [lost, setLost] = useState<'signed-out' | 'no-answer' | null>(null)
  const inWords = useWrongWords()
  const summary = useRef<HTMLDivElement>(null)
  const asked = useRef(false)
  const open = marking.fields.reduce((sum, field) => sum + openMarks(field.marks).length, 0)
  const fields = Object.entries(refused?.fields ?? {})
  const marks = (refused?.details.marks ?? []) as OpenMark[]

  const place = async (event: React.FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await send(url, {})
    setBusy(false)
    setLost('lost' in answer ? answer.lost : null)
    asked.current = 'refused' in answer
    onRefused('refused' in answer ? answer.refused : null)
    if ('done' in answer && answer.to) navigate(answer.to)
  }

  // Only when one tried to place it: mending a field must not take the focus away from that field.
  useEffect(() => {
    if (refused && asked.current) summary.current?.focus()
    asked.current = false
  }, [refused])

  return (
    <>
      {refused && (
        <div className="error-summary" role="alert" aria-labelledby="place-wrong" ref={summary} tabIndex={-1}>
          <h3 id="place-wrong">
            {fields.length + marks.length > 0
              ? m.case.wrongHead(fields.length + marks.length)
              : m.refusal[refused.code]}
          </h3>
          <ol>
            {fields.map(([field, codes]) => (
              <li key={field}>
                <a href={`#${fieldAnchor(field)}`}>{inWords(field, codes)}</a>
              </li>
            ))}
            {marks.map((mark) => (
              <li key={`${mark.at}.${mark.paragraph}.${mark.start}`}>
                <a href={`#${fieldAnchor(mark.at)}`}>{inWords(mark.at, ['mark'], mark.paragraph + 1)}</a>
              </li>
            ))}
          </ol>
        </div>
      )}
      <div className="notice yours">
        <Icon name="person" />
        <div className="stack-s">
          <p>
            <strong>{open > 0 ? m.case.marksHead(open) : m.case.noMarks}</strong>
          </p>
          {open > 0 && <p id="place-why">{m.case.marksNext}</p>}
        </div>
      </div>
      {lost && (
        <p className="error" role="alert">
          <Icon name="triangle" /> {lost === 'signed-out' ? m.refusal['signed-out'] : m.refusal.unavailable}
        </p>
      )}
      <form method="post" action={url} className="actions place" onSubmit={place}>
        <button className="button" aria-busy={busy} aria-describedby={open > 0 ? 'place-why' : undefined}>
          {busy ? m.case.placing : m.case.place}
        </button>
        {open > 0 && <a href="#her">{m.editor.marksHead}</a>}
      </form>
    </>
  )
}
