import { useEffect, useRef } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'

/**
 * What a form still needs, on top, each a link to its field. Takes the focus once for each answer of the server.
 * @param answer  changes when the server answered; the same object is the same answer
 */
export function ErrorSummary({ answer, wrong }: { answer: unknown; wrong: readonly { id: string; label: string }[] }) {
  const m = useMessages().frame
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (answer) box.current?.focus()
  }, [answer])
  if (wrong.length === 0) return null
  return (
    <section className="error-summary" ref={box} tabIndex={-1} aria-labelledby="errors-head">
      <h3 id="errors-head">{m.errorsHead(wrong.length)}</h3>
      <ol>
        {wrong.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ol>
    </section>
  )
}
