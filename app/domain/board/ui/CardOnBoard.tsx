import { Link } from '@remix-run/react'
import { memo } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { isSilent, pressing, speakable } from '../rules.ts'
import type { MyCard } from '../types.ts'
import { useInBoard } from './in-board.ts'

/** One index card. The question is the link; the whole card takes the focus ring, and can be dragged by mouse. */
export const CardOnBoard = memo(function CardOnBoard({ card }: { card: MyCard }) {
  const m = useMessages()
  const { now, openMenu, drag } = useInBoard()
  const turn = card.waits === 'me'
  const silent = isSilent(card, now)
  const about = [m.case.centres[card.centre as never], m.case.ageBands[card.ageBand as never]]
    .filter(Boolean)
    .join(', ')
  return (
    <li
      className={`card${turn ? ' yours' : ''}${silent ? ' still' : ''}`}
      data-card={card.id}
      data-state={card.state}
      // By mouse only: a finger that rests on a card wants to scroll.
      onPointerDown={(event) => {
        event.currentTarget.draggable = event.pointerType === 'mouse'
      }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', speakable(card.number))
        drag(card)
      }}
      onDragEnd={() => drag(null)}
    >
      <div className="about">
        <span>
          {turn && <strong>{m.board.yourTurn} </strong>}
          <span className="nowrap">{about || speakable(card.number)}</span>
        </span>
        <button
          type="button"
          className="icon-button"
          data-opens="move"
          aria-label={m.board.moveOf(card.question)}
          onClick={() => openMenu(card)}
        >
          <Icon name="move" />
        </button>
      </div>
      <h3 className="ask" translate="no">
        <Link to={`/cases/${card.id}`} prefetch="none" draggable={false}>
          {card.question}
        </Link>
      </h3>
      <Pressing card={card} />
      <p className="stand">
        {[speakable(card.number), m.case.kinds[card.kind as never]].filter(Boolean).join(' · ')}
        <br />
        {silent ? (
          <strong>{m.board.silentDays(days(card.touched, now))}</strong>
        ) : (
          m.board.openDays(days(card.since, now))
        )}
        {', '}
        {m.board.advices(card.advices)}
        {card.questions > 0 && `, ${m.board.questions(card.questions)}`}
        {card.mine && `, ${m.board.own}`}
        {card.restricted && `, ${m.board.restricted}`}
        {card.news && (
          <>
            , <strong className="new-to-you">{m.board.newForYou}</strong>
          </>
        )}
      </p>
    </li>
  )
})

/** That a case is unsafe now, or wanted this week: seen without opening it. */
export function Pressing({ card }: { card: Parameters<typeof pressing>[0] }) {
  const m = useMessages()
  const { unsafe, thisWeek } = pressing(card)
  const words = [unsafe && m.board.unsafe, thisWeek && m.board.thisWeek].filter(Boolean)
  if (words.length === 0) return null
  return (
    <p className="pressing">
      <Icon name="triangle" /> {words.join(', ')}
    </p>
  )
}

/** Whole days between two moments. */
export const days = (since: string, now: Date) =>
  Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 86_400_000))
