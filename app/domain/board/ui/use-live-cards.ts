import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { useAskAgain } from '#app/components/AskAgain.tsx'
import { maps } from '#app/editor/fragments.ts'
import { followed } from '../rules.ts'
import type { Card, MyCard } from '../types.ts'

/**
 * The cards as they lie now: the rows of the page, followed through the board's document once that is synced.
 * A change of the pulse means: something changed that not everyone may see, so the page asks again.
 */
export function useLiveCards(rows: readonly MyCard[], doc: Y.Doc | null, synced: boolean): MyCard[] {
  const [live, setLive] = useState<ReadonlyMap<string, Card> | null>(null)
  const askAgain = useAskAgain()

  useEffect(() => {
    if (!doc || !synced) return
    const cards = doc.getMap<Card>(maps.cards)
    const pulse = doc.getMap(maps.pulse)
    const show = () => setLive(new Map(cards.entries()))
    show()
    cards.observe(show)
    pulse.observe(askAgain)
    return () => {
      cards.unobserve(show)
      pulse.unobserve(askAgain)
    }
  }, [doc, synced, askAgain])

  return followed(rows, live)
}
