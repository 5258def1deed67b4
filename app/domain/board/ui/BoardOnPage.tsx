import { Link } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useAsker } from '#app/components/asker.tsx'
import { BringIn } from '#app/components/BringIn.tsx'
import type { RoomOf } from '#app/domain/document/types.ts'
import type { Asker } from '#app/domain/member/types.ts'
import { useRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { type Column, columnOf, speakable } from '../rules.ts'
import type { Board, MyCard } from '../types.ts'
import { everything, fits, type View } from '../view.ts'
import { EmptyBoard } from './EmptyBoard.tsx'
import { Filter } from './Filter.tsx'
import { Groups } from './Groups.tsx'
import { BoardOf, type PossibleMove } from './in-board.ts'
import { MoveMenu } from './MoveMenu.tsx'
import { MovesOfOthers } from './MovesOfOthers.tsx'
import { MoveToast } from './MoveToast.tsx'
import { useHeldCard } from './use-held-card.ts'
import { useLiveCards } from './use-live-cards.ts'
import { useMoves } from './use-moves.ts'
import { useView } from './use-view.ts'
import { walk } from './walk.ts'

/**
 * The whole board: how to look at it, its cards, and moving them by menu, by mouse and by keyboard.
 * @param movesOf  the moves somebody may make with a card, as the table of states says
 */
export function BoardOnPage({
  board,
  cards: rows,
  people,
  view: kept,
  live,
  now: first,
  may,
  movesOf,
}: {
  board: Board
  cards: readonly MyCard[]
  people: readonly { id: string; name: string }[]
  view: View | null
  live: RoomOf
  now: string
  may: { bringIn: boolean; settle: boolean }
  movesOf: (asker: Asker, card: MyCard) => readonly PossibleMove[]
}) {
  const m = useMessages().board
  const asker = useAsker()
  const room = useRoom(live)
  const lying = useLiveCards(rows, room.doc, room.synced)
  const moves = useMoves()
  const { arrived } = moves
  useEffect(() => arrived(lying), [lying, arrived])
  const cards = moves.withPending(lying)
  const [view, setView] = useView(board.id, kept)
  const now = useNow(first)
  const chosen = cards.filter((card) => fits(card, view, now))
  const [menuFor, setMenuFor] = useState<MyCard | null>(null)
  const [dragged, setDragged] = useState<MyCard | null>(null)
  const [held, hold] = useHeldCard()
  const { move, refuse } = moves
  const possible = useCallback((card: MyCard) => movesOf(asker, card), [movesOf, asker])
  const drop = useCallback(
    (column: string) => {
      setDragged(null)
      if (!dragged || columnOf(dragged.state) === column) return
      const way = possible(dragged).find((one) => columnOf(one.to) === column)
      if (way) void move(dragged, way)
      else refuse(m.cannotGoThere(speakable(dragged.number), m.columns[column as Column]))
    },
    [dragged, possible, move, refuse, m],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same cards are drawn again only when this changes
  const inBoard = useMemo(
    () => ({
      now,
      singleKeys: asker.shortcuts,
      movesOf: possible,
      openMenu: setMenuFor,
      held,
      dragged,
      drag: setDragged,
      drop,
    }),
    [now, asker.shortcuts, dragged, held],
  )
  return (
    <BoardOf value={inBoard}>
      <div className="board-head">
        <div>
          <p className="kicker">{board.name}</p>
          <h1>{m.head}</h1>
        </div>
        <div className="actions">
          {may.bringIn && (
            <BringIn boardId={board.id} className="button">
              {m.bringIn}
            </BringIn>
          )}
          <Link to={`/boards/${board.id}/archive`}>{m.archive}</Link>
          <Link to={`/boards/${board.id}/members`}>{m.manageMembers}</Link>
          {may.settle && <Link to={`/boards/${board.id}/settings`}>{m.settings}</Link>}
        </div>
        {cards.length > 0 && <Filter view={view} from={choosable(cards, people)} onView={setView} />}
      </div>
      {cards.length === 0 ? (
        <EmptyBoard mayBringIn={may.bringIn} />
      ) : chosen.length === 0 ? (
        <div className="bare stack">
          <p>{m.nothingFits}</p>
          <p>
            <button type="button" className="link-button" onClick={() => setView({ ...everything, form: view.form })}>
              {m.showEverything}
            </button>
          </p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the links inside; nothing here is clickable itself
        <div onKeyDown={(event) => walk(event, asker.shortcuts)}>
          <Groups cards={chosen} view={view} people={people} />
        </div>
      )}
      <p className="fine" role="status">
        {room.synced ? m.live : room.tried ? m.notLive : ''} {asker.shortcuts && m.keyboard}
      </p>
      <MoveMenu
        card={menuFor}
        moves={menuFor ? possible(cards.find((card) => card.id === menuFor.id) ?? menuFor) : []}
        onMove={(card, way) => {
          hold(card.id)
          void move(cards.find((one) => one.id === card.id) ?? card, way)
        }}
        onClose={() => setMenuFor(null)}
      />
      <MoveToast moved={moves.moved} undo={(id) => void moves.undo(id)} forget={moves.forget} />
      <MovesOfOthers cards={lying} own={moves.isOwn} />
    </BoardOf>
  )
}

/** What there is to choose from among these cards. */
const choosable = (cards: readonly MyCard[], people: readonly { id: string; name: string }[]) => {
  const of = (codes: readonly (string | null)[]) =>
    [...new Set(codes.filter((code): code is string => code !== null))].sort()
  const named = new Set(cards.flatMap((card) => [...(card.author ? [card.author] : []), ...card.advisers]))
  return {
    themes: of(cards.flatMap((card) => card.themes)),
    ages: of(cards.map((card) => card.ageBand)),
    kinds: of(cards.map((card) => card.kind)),
    urgencies: of(cards.map((card) => card.urgency)),
    people: people.filter((one) => named.has(one.id)),
  }
}

/** The server's moment first, so that both sides draw the same; then the browser's, each minute. */
function useNow(first: string): Date {
  const [now, setNow] = useState(() => new Date(first))
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
