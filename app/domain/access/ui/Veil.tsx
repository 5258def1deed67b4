import { useEffect, useLayoutEffect, useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { Unlock } from './Unlock.tsx'

/** Where the page itself stands, beside the veil: app/root.tsx. */
export const houseId = 'house'

/**
 * Hangs before a locked page. What the page showed is taken out of the document, not only out of sight, and comes back
 * as it was: half a sentence in a field is still half a sentence.
 */
export function Veil({
  why,
  to,
  lifted,
  look,
}: {
  why: 'locked' | 'expired'
  to: string
  lifted: () => void
  /** Lifts it when the same person opened the screen, or signed in, elsewhere in this browser. */
  look: () => void
}) {
  const m = useMessages().access
  const head = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    const house = document.getElementById(houseId)
    const focused = document.activeElement as HTMLElement | null
    const title = document.title
    const { scrollX, scrollY } = window
    const place = document.createComment('')
    house?.replaceWith(place)
    document.title = `${m.lockedTitle} · Meedenken`
    return () => {
      if (house) place.replaceWith(house)
      document.title = title
      focused?.focus?.({ preventScroll: true })
      scrollTo(scrollX, scrollY)
    }
  }, [m.lockedTitle])
  useEffect(() => head.current?.focus(), [])
  return (
    <main className="veil-place">
      <div className="veil stack">
        <h1 ref={head} tabIndex={-1}>
          {m.lockedTitle}
        </h1>
        <p>{why === 'locked' ? m.lockedText : m.expired}</p>
        <p className="quiet">{m.lockedKept}</p>
        {why === 'locked' ? <Unlock to={to} unlocked={lifted} apart={look} /> : <Again look={look} />}
      </div>
    </main>
  )
}

/** After a working day one signs in again, elsewhere, so that this page stays as it is. */
function Again({ look }: { look: () => void }) {
  const m = useMessages().access
  return (
    <>
      <p>{m.expiredHow}</p>
      <div className="actions place">
        <a className="button" href="/sign-in" target="_blank" rel="noreferrer">
          {m.signInElsewhere}
        </a>
        <button type="button" className="button second" onClick={look}>
          {m.signedIn}
        </button>
      </div>
    </>
  )
}
