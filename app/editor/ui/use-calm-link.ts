import { useEffect, useState } from 'react'
import type { Link } from './link-state.ts'

/** ms of rest after which a saved text may say so again: no flicker at every letter. */
const restMs = 400
/** ms of writing after which "Opslaan…" is said. */
const sayAfterMs = 1000

export type Shown = Link | { readonly state: 'writing' }

/** The link as it is shown: bad news at once, good news after a moment's rest. Never better than the truth. */
export function useCalmLink(link: Link): Shown {
  const [rested, setRested] = useState<Link>(link)
  const [long, setLong] = useState(false)
  const busy = link.state === 'saving' || (link.state === 'saved' && rested.state === 'saving')

  useEffect(() => {
    if (link.state !== 'saved' || rested.state !== 'saving') {
      setRested(link)
      return
    }
    const rest = setTimeout(() => setRested(link), restMs)
    return () => clearTimeout(rest)
  }, [link, rested.state])

  useEffect(() => {
    setLong(false)
    if (!busy) return
    const say = setTimeout(() => setLong(true), sayAfterMs)
    return () => clearTimeout(say)
  }, [busy])

  if (!busy) return link
  if (link.state === 'saving' && link.slow) return link
  return long ? { state: 'saving', since: 0, slow: false } : { state: 'writing' }
}
