import { useBlocker } from '@remix-run/react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'

const Held = createContext<(box: string, unplaced: boolean) => void>(() => undefined)

/**
 * Holds up whoever leaves the page while words in one of its boxes are not placed: nothing of them is kept anywhere
 * else. Another page of ours is asked about in our words, leaving the site or locking the screen in the browser's.
 */
export function HoldUnplaced({ children }: { children: ReactNode }) {
  const m = useMessages().advice
  const held = useRef(new Set<string>())
  const dialog = useRef<HTMLDialogElement>(null)
  const hold = useCallback((box: string, unplaced: boolean) => {
    if (unplaced) held.current.add(box)
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
    if (asked) dialog.current?.showModal()
    else dialog.current?.close()
  }, [asked])
  return (
    <Held.Provider value={hold}>
      {children}
      <dialog ref={dialog} className="dialog" aria-labelledby="unplaced" onClose={() => asked && blocker.reset()}>
        <div className="stack">
          <h2 id="unplaced">{m.unplacedHead}</h2>
          <p>{m.unplaced}</p>
          <div className="actions">
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {m.stay}
            </button>
            <button type="button" className="link-button" onClick={() => asked && blocker.proceed()}>
              {m.leaveUnplaced}
            </button>
          </div>
        </div>
      </dialog>
    </Held.Provider>
  )
}

/** Tells how it stands with one box; what is taken away holds nobody up. */
export function useHold(box: string): (unplaced: boolean) => void {
  const hold = useContext(Held)
  useEffect(() => () => hold(box, false), [hold, box])
  return useCallback((unplaced: boolean) => hold(box, unplaced), [hold, box])
}
