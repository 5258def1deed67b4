import { Link } from '@remix-run/react'
import { dayInWords } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Language } from '../../member/types.ts'
import type { Phase } from '../rules.ts'
import type { Meeting } from '../types.ts'
import { timesInWords } from '../words.ts'

/** When and where, who prepares it, and what can be done with the meeting as a whole. */
export function MeetingHead({
  meeting,
  phase,
  mayChange,
  language,
  now,
}: {
  meeting: Meeting
  phase: Phase
  mayChange: boolean
  language: Language
  now: Date
}) {
  const m = useMessages().meeting
  const day = dayInWords(meeting.startsAt, language, now)
  return (
    <div className="row">
      <p className="side">
        <span className="side-head">{m.one}</span>{' '}
        <span className="fine">
          <Link to={`/boards/${meeting.boardId}`}>{meeting.boardName}</Link>
        </span>
      </p>
      <div className="text roomy stack">
        <h1>
          {day.charAt(0).toUpperCase() + day.slice(1)},{' '}
          <span className="nowrap">{timesInWords(meeting, language)}</span>
        </h1>
        {phase === 'cancelled' && (
          <p>
            <strong>{m.isCancelled}</strong>
          </p>
        )}
        {phase === 'past' && <p className="quiet">{m.isPast}</p>}
        <p>
          {meeting.place && <span>{meeting.place}. </span>}
          {meeting.onlineUrl && phase !== 'cancelled' && (
            <a href={meeting.onlineUrl} rel="noopener noreferrer">
              {m.joinOnline}
            </a>
          )}
        </p>
        {phase === 'coming' && <p className="quiet">{m.organisedBy(meeting.organiser.name)}</p>}
        <div className="actions">
          {phase === 'coming' && (
            <a className="button second" href={`/meetings/${meeting.id}/calendar.ics`} download>
              {m.download}
            </a>
          )}
          {mayChange && <Link to={`/meetings/${meeting.id}/change`}>{m.change}</Link>}
          {mayChange && <Link to={`/meetings/${meeting.id}/cancellation`}>{m.cancel}</Link>}
        </div>
      </div>
    </div>
  )
}
