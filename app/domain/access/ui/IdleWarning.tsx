import { useEffect, useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Two minutes before the screen is locked: any key or touch goes on, and is not typed into anything. */
export function IdleWarning({ left, stay }: { left: number; stay: () => void }) {
  const m = useMessages().access
  const dialog = useRef<HTMLDialogElement>(null)
  const answer = useRef(stay)
  answer.current = stay
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    const goOn = (event: Event) => {
      event.preventDefault()
      event.stopPropagation()
      shown?.close()
      answer.current()
    }
    document.addEventListener('keydown', goOn, { capture: true })
    document.addEventListener('pointerdown', goOn, { capture: true })
    return () => {
      document.removeEventListener('keydown', goOn, { capture: true })
      document.removeEventListener('pointerdown', goOn, { capture: true })
      shown?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog idle-dialog"
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
    >
      <h2 id="idle-title">{m.idleTitle}</h2>
      <div id="idle-text">
        <p>{m.idleText(left)}</p>
        <p className="quiet">{m.idleAny}</p>
      </div>
      <p className="actions place">
        <button type="button" className="button" onClick={() => answer.current()}>
          {m.stillHere}
        </button>
      </p>
    </dialog>
  )
}
