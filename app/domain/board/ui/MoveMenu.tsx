import { useEffect, useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { columnOf } from '../rules.ts'
import type { MyCard } from '../types.ts'
import type { PossibleMove } from './in-board.ts'

/**
 * *Verplaatsen*: the moves this person may make with a card; one menu for the whole board. The first letter of a move
 * makes it at once, or goes to the next one that begins so.
 */
export function MoveMenu({
  card,
  moves,
  onMove,
  onClose,
}: {
  card: MyCard | null
  moves: readonly PossibleMove[]
  onMove: (card: MyCard, move: PossibleMove) => void
  onClose: () => void
}) {
  const m = useMessages()
  const panel = useRef<HTMLDivElement>(null)
  const id = card?.id
  // React 18 knows neither the attributes nor the `toggle` of a popover.
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened anew for each card
  useEffect(() => {
    const element = panel.current
    if (!element || !id) return
    element.showPopover?.()
    ;(element.querySelector('button') ?? element).focus()
    const closed = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') onClose()
    }
    element.addEventListener('toggle', closed)
    return () => element.removeEventListener('toggle', closed)
  }, [id])
  const deeds: Readonly<Record<string, string>> = m.case.moves
  const nameOf = (move: PossibleMove) => deeds[move.deed] ?? m.board.columns[columnOf(move.to) ?? 'closed']
  const make = (move: PossibleMove) => {
    if (!card) return
    panel.current?.hidePopover?.()
    onMove(card, move)
  }
  const byLetter = (event: React.KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === ' ') return
    const letter = event.key.toLocaleLowerCase('nl')
    const buttons = [...(panel.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const fitting = moves.filter((move) => nameOf(move).toLocaleLowerCase('nl').startsWith(letter))
    const [only, another] = fitting
    if (!only) return
    event.preventDefault()
    if (!another) return make(only)
    const places = fitting.map((move) => moves.indexOf(move))
    const here = buttons.indexOf(document.activeElement as HTMLElement)
    buttons[places.find((place) => place > here) ?? places[0] ?? 0]?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this holds buttons
    <div
      ref={panel}
      className="dialog move"
      role="group"
      tabIndex={-1}
      aria-label={card ? m.board.moveOf(card.question) : m.board.move}
      onKeyDown={byLetter}
      {...{ popover: 'auto' }}
    >
      <p className="label">{moves.length === 0 ? m.board.noMoves : m.board.moveTo}</p>
      <ul className="moves">
        {moves.map((move) => (
          <li key={move.deed}>
            <button type="button" data-deed={move.deed} onClick={() => make(move)}>
              {nameOf(move)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
