import { Link } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { BringIn } from '#app/components/BringIn.tsx'
import { Icon } from '#app/components/Icon.tsx'
import { Row } from '#app/components/Page.tsx'
import { couldEver } from '#app/domain/rights/policy.ts'
import { shortDay } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import { daysSince } from '../rules.ts'
import type { Home } from '../types.ts'
import { momentOf } from './name-of.ts'

/** What can wait: one's own questions, what the group wrote, and when it meets. */
export function Later({ home, now }: { home: Home; now: Date }) {
  const m = useMessages()
  const language = useLanguage()
  const asker = useAsker()
  const mayBringIn = couldEver(asker, 'case.bring-in')
  const waits = home.waiting.some((one) => one.id === home.meeting?.id)
  return (
    <>
      {(home.own.length > 0 || mayBringIn) && (
        <Row
          side={
            home.own.length > 0 && <h2 className="side-head">{home.own.length === 1 ? m.home.own : m.home.owns}</h2>
          }
        >
          <div className="stack">
            {home.own.map((one) => (
              <div key={one.id} className="stack-s">
                <p className="question">
                  <Link to={`/cases/${one.id}`} prefetch="none">
                    {one.question}
                  </Link>
                </p>
                <p className="quiet">
                  {m.home.ownState(m.case.states[one.state], m.home.since(daysSince(one.since, now)))}{' '}
                  {m.home.advices(one.advices)}
                </p>
              </div>
            ))}
            {mayBringIn && (
              <BringIn className="button second">
                <Icon name="plus" /> {home.own.length > 0 ? m.home.more : m.home.bringIn}
              </BringIn>
            )}
          </div>
        </Row>
      )}
      {home.news.length > 0 && (
        <Row side={<h2 className="side-head">{m.home.newCases}</h2>}>
          <ul className="news">
            {home.news.map((one) => (
              <li key={one.id}>
                <Link to={`/cases/${one.id}`} prefetch="none" translate="no">
                  {one.question}
                </Link>
                <span className="fine">{m.home.newsState(m.case.states[one.state], shortDay(one.at, language))}</span>
              </li>
            ))}
          </ul>
        </Row>
      )}
      {home.notes.length > 0 && (
        <Row side={<h2 className="side-head">{m.home.news}</h2>}>
          <ul className="news">
            {home.notes.map((note) => (
              <li key={note.slug}>
                <Link to={`/practice/${note.slug}`} prefetch="none">
                  {note.title}
                </Link>
                <time dateTime={note.changedAt.toISOString().slice(0, 10)}>
                  {m.home.changed(shortDay(note.changedAt, language))}
                </time>
              </li>
            ))}
          </ul>
        </Row>
      )}
      {couldEver(asker, 'meeting.list') && !waits && (
        <Row side={<h2 className="side-head">{m.home.meeting}</h2>}>
          {home.meeting ? (
            <div className="stack-s">
              <p className="question">
                <Link to={`/meetings/${home.meeting.id}`} prefetch="none">
                  {momentOf(home.meeting.startsAt, m.home, language)}
                </Link>
              </p>
              <p className="quiet">
                {home.meeting.boardName}. {m.home.answers[home.meeting.answer]}
              </p>
            </div>
          ) : (
            <p className="quiet">{m.home.noMeeting}</p>
          )}
        </Row>
      )}
      {couldEver(asker, 'measure.read') && (
        <Row side={<h2 className="side-head">{m.measure.title}</h2>}>
          <Link to="/measures" prefetch="none">
            {m.measure.toMeasures}
          </Link>
        </Row>
      )}
    </>
  )
}
