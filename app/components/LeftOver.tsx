import { useEffect, useRef } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'
import { CopyButton } from './CopyButton.tsx'
import { useLeftOver } from './left-over.ts'

/**
 * Shows words whose box went away while they were written, because the case was withdrawn, hidden or closed or a right
 * was taken away: only their writer has them, and nothing typed is lost.
 */
export function LeftOver() {
  const m = useMessages().frame
  const { leftOver, letGo } = useLeftOver()
  const dialog = useRef<HTMLDialogElement>(null)
  const text = leftOver.join('\n\n')
  useEffect(() => {
    if (text) dialog.current?.showModal()
  }, [text])
  if (!text) return null
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="left-over" onClose={letGo}>
      <div className="stack">
        <h2 id="left-over">{m.leftOver.head}</h2>
        <p>{m.leftOver.text}</p>
        <textarea readOnly rows={6} value={text} aria-labelledby="left-over" translate="no" />
        <div className="actions">
          <CopyButton words={text} label={m.leftOver.copy} done={m.leftOver.copied} />
          <button type="button" className="link-button" onClick={() => dialog.current?.close()}>
            {m.close}
          </button>
        </div>
      </div>
    </dialog>
  )
}
