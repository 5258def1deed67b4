import { useBlocker } from '@remix-run/react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { leaveOver } from './left-over.ts'

type Boxes = Map<string, string>
const Held = createContext<Boxes>(new Map())

/**
 * Holds up whoever leaves the page while words in one of its boxes are not placed: nothing of them is kept anywhere
 * else. Another page of ours is asked about in our words, leaving the site or locking the screen in the browser's.
 */
export function HoldUnplaced({ children }: { children: ReactNode }) {
  const m = useMessages().advice
  const held = useRef<Boxes>(new Map())
  const dialog = useRef<HTMLDialogElement>(null)
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
  const leave = () => {
    held.current.clear()
    if (asked) blocker.proceed()
  }
  return (
    <Held.Provider value={held.current}>
      {children}
      <dialog ref={dialog} className="dialog" aria-labelledby="unplaced" onClose={() => asked && blocker.reset()}>
        <div className="stack">
          <h2 id="unplaced">{m.unplacedHead}</h2>
          <p>{m.unplaced}</p>
          <div className="actions">
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {m.stay}
            </button>
            <button type="button" className="link-button" onClick={leave}>
              {m.leaveUnplaced}
            </button>
          </div>
        </div>
      </dialog>
    </Held.Provider>
  )
}

/**
 * Tells what stands in one box and is not placed; null for nothing. What is taken away holds nobody up, and its words
 * are left over.
 */
export function useHold(box: string): (unplaced: string | null) => void {
  const held = useContext(Held)
  useEffect(
    () => () => {
      const words = held.get(box)
      if (words) leaveOver(words)
      held.delete(box)
    },
    [held, box],
  )
  return useCallback(
    (unplaced: string | null) => {
      if (unplaced) held.set(box, unplaced)
      else held.delete(box)
    },
    [held, box],
  )
}
