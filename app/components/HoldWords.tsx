import { useBlocker } from '@remix-run/react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'

/** Words that stand nowhere but in this window: written and not placed, or typed and refused by the server. */
export type Loose = 'unplaced' | 'unsaved'

const Held = createContext<(box: string, loose: Loose | null) => void>(() => undefined)

/**
 * Holds up whoever leaves the page while some of its words are nowhere else. Another page of ours is asked about in
 * our words, leaving the site or locking the screen in the browser's. A router knows one such guard, so it is here.
 */
export function HoldingWords({ children }: { children: ReactNode }) {
  const m = useMessages().frame
  const held = useRef(new Map<string, Loose>())
  const [kind, setKind] = useState<Loose>('unplaced')
  const dialog = useRef<HTMLDialogElement>(null)
  const hold = useCallback((box: string, loose: Loose | null) => {
    if (loose) held.current.set(box, loose)
    else held.current.delete(box)
  }, [])
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => held.current.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (held.current.size > 0) event.preventDefault()
    }
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [])
  const asked = blocker.state === 'blocked'
  useEffect(() => {
    if (asked) setKind([...held.current.values()].includes('unsaved') ? 'unsaved' : 'unplaced')
    if (asked) dialog.current?.showModal()
    else dialog.current?.close()
  }, [asked])
  const words = m.loose[kind]
  return (
    <Held.Provider value={hold}>
      {children}
      <dialog ref={dialog} className="dialog" aria-labelledby="loose" onClose={() => asked && blocker.reset()}>
        <div className="stack">
          <h2 id="loose">{words.head}</h2>
          <p>{words.text}</p>
          <div className="actions">
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {m.stayHere}
            </button>
            <button type="button" className="link-button" onClick={() => asked && blocker.proceed()}>
              {words.leave}
            </button>
          </div>
        </div>
      </dialog>
    </Held.Provider>
  )
}

/** Tells how it stands with the words of one box; what is taken away holds nobody up. */
export function useHold(box: string): (loose: Loose | null) => void {
  const hold = useContext(Held)
  useEffect(() => () => hold(box, null), [hold, box])
  return useCallback((loose: Loose | null) => hold(box, loose), [hold, box])
}
