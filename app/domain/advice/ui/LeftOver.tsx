import { useEffect, useRef } from 'react'
import { CopyButton } from '#app/components/CopyButton.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { useLeftOver } from './left-over.ts'

/**
 * Shows words whose box went away while they were written, because the case was withdrawn, hidden or closed or a right
 * was taken away: only their writer has them, and nothing typed is lost.
 */
export function LeftOver() {
  const { advice: m, frame } = useMessages()
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
        <h2 id="left-over">{m.leftOverHead}</h2>
        <p>{m.leftOver}</p>
        <textarea readOnly rows={6} value={text} aria-labelledby="left-over" translate="no" />
        <div className="actions">
          <CopyButton words={text} label={m.leftOverCopy} done={m.leftOverCopied} />
          <button type="button" className="link-button" onClick={() => dialog.current?.close()}>
            {frame.close}
          </button>
        </div>
      </div>
    </dialog>
  )
}
