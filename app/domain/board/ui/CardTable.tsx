import { Link } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { isSilent, speakable } from '../rules.ts'
import type { MyCard } from '../types.ts'
import { days, Pressing } from './CardOnBoard.tsx'
import { useInBoard } from './in-board.ts'
import { useSome } from './use-some.ts'

/** The same cards as lines of a table, longest waiting first. */
export function CardTable({ cards, caption }: { cards: readonly MyCard[]; caption: string }) {
  const m = useMessages()
  const { held } = useInBoard()
  const { some, left, more, showMore } = useSome(cards, held, 50)
  const head = [
    m.board.heads.question,
    m.board.heads.state,
    m.board.heads.about,
    m.board.heads.said,
    m.board.heads.since,
  ]
  return (
    <>
      <table className="card-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {head.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{m.board.move}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {some.map((card) => (
            <Line key={card.id} card={card} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p className="more">
          <button type="button" className="link-button" ref={more} onClick={showMore}>
            {m.board.showMore(left)}
          </button>
        </p>
      )}
    </>
  )
}

function Line({ card }: { card: MyCard }) {
  const m = useMessages()
  const { now, openMenu } = useInBoard()
  const about = [
    m.case.centres[card.centre as never],
    m.case.ageBands[card.ageBand as never],
    m.case.kinds[card.kind as never],
  ]
  return (
    <tr data-card={card.id} data-state={card.state}>
      <th scope="row">
        <span className="ask" translate="no">
          <Link to={`/cases/${card.id}`} prefetch="none">
            {card.question}
          </Link>
        </span>
        <Pressing card={card} />
        <span className="fine">
          {speakable(card.number)}
          {card.waits === 'me' && (
            <>
              {' '}
              <span className="marker">{m.board.nowYou}</span>
            </>
          )}
          {card.news && <strong className="new-to-you"> {m.board.newForYou}</strong>}
        </span>
      </th>
      <td>{m.case.states[card.state]}</td>
      <td>{about.filter(Boolean).join(', ')}</td>
      <td>
        {m.board.advices(card.advices)}
        {card.questions > 0 && `, ${m.board.questions(card.questions)}`}
      </td>
      <td>
        {isSilent(card, now) ? (
          <strong>{m.board.silentDays(days(card.touched, now))}</strong>
        ) : (
          m.board.openDays(days(card.since, now))
        )}
      </td>
      <td>
        <button
          type="button"
          className="icon-button"
          data-opens="move"
          aria-label={m.board.moveOf(card.question)}
          onClick={() => openMenu(card)}
        >
          <Icon name="move" />
        </button>
      </td>
    </tr>
  )
}
