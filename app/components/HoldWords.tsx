import { useBlocker } from '@remix-run/react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'
import { leaveOver } from './left-over.ts'

/** Words that stand nowhere but in this window: written and not placed, or typed and refused by the server. */
export type Loose = 'unplaced' | 'unsaved'

type Boxes = Map<string, { readonly loose: Loose; readonly words: string }>
const Held = createContext<Boxes>(new Map())

/**
 * Holds up whoever leaves the page while some of its words are nowhere else. Another page of ours is asked about in
 * our words, leaving the site or locking the screen in the browser's. A router knows one such guard, so it is here.
 */
export function HoldingWords({ children }: { children: ReactNode }) {
  const m = useMessages().frame
  const held = useRef<Boxes>(new Map())
  const [kind, setKind] = useState<Loose>('unplaced')
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
    if (!asked) return
    setKind([...held.current.values()].some(({ loose }) => loose === 'unsaved') ? 'unsaved' : 'unplaced')
    dialog.current?.showModal()
  }, [asked])
  const leave = () => {
    held.current.clear()
    if (asked) blocker.proceed()
  }
  const words = m.loose[kind]
  return (
    <Held.Provider value={held.current}>
      {children}
      {asked && (
        <dialog ref={dialog} className="dialog" aria-labelledby="loose" onClose={() => blocker.reset()}>
          <div className="stack">
            <h2 id="loose">{words.head}</h2>
            <p>{words.text}</p>
            <div className="actions">
              <button type="button" className="button" onClick={() => dialog.current?.close()}>
                {m.stayHere}
              </button>
              <button type="button" className="link-button" onClick={leave}>
                {words.leave}
              </button>
            </div>
          </div>
        </dialog>
      )}
    </Held.Provider>
  )
}

/**
 * Tells how it stands with the words of one box: null when they are safe. A box that is taken away holds nobody up; the
 * `words` that stood in it are left over (LeftOver.tsx).
 */
export function useHold(box: string): (loose: Loose | null, words?: string) => void {
  const held = useContext(Held)
  useEffect(
    () => () => {
      const words = held.get(box)?.words
      if (words) leaveOver(words)
      held.delete(box)
    },
    [held, box],
  )
  return useCallback(
    (loose: Loose | null, words = '') => {
      if (loose) held.set(box, { loose, words })
      else held.delete(box)
    },
    [held, box],
  )
}
