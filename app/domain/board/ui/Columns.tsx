import { useId } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { byColumn, type Column, columnOf, columns } from '../rules.ts'
import type { MyCard } from '../types.ts'
import { CardOnBoard } from './CardOnBoard.tsx'
import { useInBoard } from './in-board.ts'
import { useSome } from './use-some.ts'

/** What is closed lies as a pile below what is summarised. */
const standing = columns.filter((column) => column !== 'closed')

/** The table with its cards. @param headed  the columns say what they are about, once on a board */
export function Columns({ cards, headed = true }: { cards: readonly MyCard[]; headed?: boolean }) {
  const lying = byColumn(cards)
  return (
    <div className="columns">
      {standing.map((column) => (
        <OneColumn
          key={column}
          column={column}
          cards={lying[column]}
          closed={column === 'summarised' ? lying.closed : []}
          headed={headed}
        />
      ))}
    </div>
  )
}

function OneColumn({
  column,
  cards,
  closed,
  headed,
}: {
  column: Column
  cards: readonly MyCard[]
  closed: readonly MyCard[]
  headed: boolean
}) {
  const m = useMessages()
  const id = useId()
  const { dragged, drop, movesOf } = useInBoard()
  const welcome = dragged !== null && movesOf(dragged).some((move) => columnOf(move.to) === column)
  return (
    <section
      className="column"
      aria-labelledby={id}
      data-column={column}
      data-drop={dragged ? (welcome ? 'welcome' : 'no') : undefined}
      onDragOver={(event) => {
        if (dragged) event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        drop(column)
      }}
    >
      <header>
        <h2 id={id}>{m.board.columns[column]}</h2>
        {headed && <p className="quiet">{m.board.columnSub[column]}</p>}
      </header>
      {cards.length > 0 ? <Cards cards={cards} /> : headed && <p className="quiet">{m.board.emptyColumn}</p>}
      {closed.length > 0 && (
        <details className="pile">
          <summary>{m.board.closedAll(closed.length)}</summary>
          <div data-column="closed">
            <Cards cards={closed} />
          </div>
        </details>
      )}
    </section>
  )
}

function Cards({ cards }: { cards: readonly MyCard[] }) {
  const m = useMessages().board
  const { held } = useInBoard()
  const { some, left, more, showMore } = useSome(cards, held)
  return (
    <>
      <ul className="cards">
        {some.map((card) => (
          <CardOnBoard key={card.id} card={card} />
        ))}
      </ul>
      {left > 0 && (
        <p className="more">
          <button type="button" className="link-button" ref={more} onClick={showMore}>
            {m.showMore(left)}
          </button>
        </p>
      )}
    </>
  )
}
