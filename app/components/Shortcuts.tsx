import { useEffect, useRef } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'

/** The list of shortcuts, opened with "?". Single keys can be switched off in one's details (WCAG 2.1.4). */
export function Shortcuts() {
  const m = useMessages().frame
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return
      if (target.isContentEditable || target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select'))
        return
      if (!document.querySelector('dialog[open]')) dialog.current?.showModal()
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="shortcuts-title">
      <div className="stack">
        <h2 id="shortcuts-title">{m.shortcutsTitle}</h2>
        <ShortcutList />
        <p className="quiet">{m.shortcutsOff}</p>
        <form method="dialog">
          <button className="button second">{m.close}</button>
        </form>
      </div>
    </dialog>
  )
}

/** The shortcuts with what they do. */
export function ShortcutList() {
  const m = useMessages().frame
  const keys = [
    ['?', m.shortcuts.question],
    [m.keys.arrows, m.shortcuts.arrows],
    ['M', m.shortcuts.m],
    ['F8', m.shortcuts.f8],
  ] as const
  return (
    <dl className="facts keys">
      {keys.map(([key, words]) => (
        <div key={key} className="fact">
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
