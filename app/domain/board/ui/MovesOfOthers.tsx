import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { columnOf, speakable } from '../rules.ts'
import type { MyCard } from '../types.ts'

/** ms between two spoken sentences: at most one in five seconds. */
const spokenEveryMs = 5000

/** Says aloud what colleagues moved, for who cannot see it; the last of several, at most once in five seconds. */
export function MovesOfOthers({ cards, own }: { cards: readonly MyCard[]; own: (id: string) => boolean }) {
  const m = useMessages().board
  const [spoken, setSpoken] = useState('')
  const before = useRef<ReadonlyMap<string, string> | null>(null)
  const last = useRef(0)
  useEffect(() => {
    const columns = new Map(cards.map((card) => [card.id, columnOf(card.state) ?? 'closed']))
    const moved = before.current && cards.find((card) => known(before.current, card) && !own(card.id))
    before.current = columns
    if (!moved) return
    const words = m.movedBy(speakable(moved.number), m.columns[columnOf(moved.state) ?? 'closed'])
    const say = setTimeout(
      () => {
        last.current = Date.now()
        setSpoken(words)
      },
      Math.max(0, last.current + spokenEveryMs - Date.now()),
    )
    return () => clearTimeout(say)
  }, [cards, own, m])
  return (
    <span className="unseen" role="status">
      {spoken}
    </span>
  )
}

/** Did it lie in another column before? */
const known = (before: ReadonlyMap<string, string> | null, card: MyCard) => {
  const column = before?.get(card.id)
  return column !== undefined && column !== columnOf(card.state)
}
