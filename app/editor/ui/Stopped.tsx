import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { Icon } from './Icon.tsx'
import type { LiveRoom } from './use-room.ts'

/**
 * Says in words why a text no longer opens, and shows what only this window has, once, to be copied by hand.
 * @param fragments  names of the texts of the document, in the order of the page
 */
export function Stopped({ room, fragments }: { room: LiveRoom; fragments: readonly string[] }) {
  const m = useMessages().editor
  const [copied, setCopied] = useState(false)
  const [words, setWords] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const { link, doc } = room
  const owes = link.state === 'lost' && link.owes
  useEffect(() => {
    if (!owes || !doc) return
    let here = true
    // yjs itself stays out of pages that only read
    void import('./words-of.ts').then(({ wordsOf }) => here && setWords(wordsOf(doc, fragments)))
    return () => {
      here = false
    }
  }, [owes, doc, fragments])
  if (link.state !== 'lost') return null

  const copy = async () => {
    field.current?.select()
    await navigator.clipboard?.writeText(words).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className="notice grave" role="alert" data-link="lost">
      <Icon name="triangle" />
      <div className="stack-s">
        <p>
          <strong>{owes ? m.notSaved : m.stopped}</strong>
        </p>
        <p>{m.why[link.why]}</p>
        {owes && <p>{m.onlyHere}</p>}
        {owes && (
          <textarea
            ref={field}
            className="unsaved"
            readOnly
            rows={6}
            value={words}
            aria-label={m.yourText}
            translate="no"
          />
        )}
        <div className="actions">
          {link.why === 'too-many' && (
            <button type="button" className="button small" onClick={room.retry}>
              {m.retry}
            </button>
          )}
          {owes && (
            <button type="button" className="button second small" onClick={copy}>
              {copied ? m.copied : m.copy}
            </button>
          )}
          <button type="button" className="link-button" onClick={room.goOn}>
            {m.reload}
          </button>
        </div>
      </div>
    </div>
  )
}
