import { useEffect, useRef, useState } from 'react'
import { post } from '#app/components/post.ts'
import { idle } from '../../member/session-rules.ts'

const minuteMs = 60_000
/** ms after which what a person did is told to the server again. */
const tellMs = 20_000
const lookMs = 1000

/** What counts as a deed of the person. Nothing a page does by itself is among these. */
const deeds = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * The clock of idleness of this page, kept equal with the person's other tabs. Answers how many minutes are left once
 * the warning is due, else null; `stay` begins anew.
 * @param lock  called when the time is over
 */
export function useIdle(running: boolean, lock: () => void): { left: number | null; stay: () => void } {
  const [left, setLeft] = useState<number | null>(null)
  const seen = useRef(0)
  const told = useRef(0)
  const warned = useRef(false)
  const over = useRef(lock)
  over.current = lock
  const stayed = useRef<() => void>(() => undefined)

  useEffect(() => {
    if (!running) return
    const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('meedenken-seen') : null
    const tell = () => {
      told.current = Date.now()
      tabs?.postMessage(seen.current)
      void post('/account/active')
    }
    const didSomething = () => {
      seen.current = Date.now()
    }
    const look = () => {
      const now = Date.now()
      const minutes = (now - seen.current) / minuteMs
      if (minutes >= idle.lock) return over.current()
      if (seen.current > told.current && now - told.current >= tellMs) tell()
      warned.current = minutes >= idle.warning
      setLeft(warned.current ? Math.ceil(idle.lock - minutes) : null)
    }
    // While the warning stands only an answer to it counts: a mouse that a cat moves is no answer.
    const hear = () => {
      if (!warned.current) didSomething()
    }
    stayed.current = () => {
      didSomething()
      tell()
      look()
    }
    seen.current = Date.now()
    told.current = Date.now()
    if (tabs) {
      tabs.onmessage = ({ data }) => {
        seen.current = Math.max(seen.current, Number(data) || 0)
        look()
      }
    }
    for (const deed of deeds) addEventListener(deed, hear, { passive: true, capture: true })
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, lookMs)
    return () => {
      for (const deed of deeds) removeEventListener(deed, hear, { capture: true })
      document.removeEventListener('visibilitychange', look)
      clearInterval(timer)
      tabs?.close()
      setLeft(null)
    }
  }, [running])

  return { left, stay: () => stayed.current() }
}
