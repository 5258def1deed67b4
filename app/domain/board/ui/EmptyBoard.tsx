import { useMessages } from '#app/i18n/use-messages.tsx'

/** A board without cases says what to do next. */
export function EmptyBoard({ mayBringIn }: { mayBringIn: boolean }) {
  const m = useMessages()
  return (
    <div className="bare stack">
      <p className="question">{m.board.emptyBoard}</p>
      <p className="quiet">{mayBringIn ? m.board.emptyBoardNext : m.board.emptyBoardReader}</p>
    </div>
  )
}
