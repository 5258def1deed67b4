import { Link } from '@remix-run/react'
import { clockTime, dayInWords } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Language } from '../../member/types.ts'
import type { MeetingInList } from '../types.ts'
import { timesInWords } from '../words.ts'

/** Meetings of one kind: the time left of the line, the day as the link. Nothing when there are none. */
export function MeetingList({
  head,
  meetings,
  language,
  coming = false,
}: {
  head: string
  /** Still to come: then one sees what one answered. */
  coming?: boolean
  meetings: readonly MeetingInList[]
  language: Language
}) {
  const id = `meetings-${head.replace(/\W+/g, '-')}`
  if (meetings.length === 0) return null
  return (
    <section aria-labelledby={id} className="meetings">
      <div className="row">
        <p className="side" />
        <div className="text">
          <h2 id={id}>{head}</h2>
        </div>
      </div>
      {meetings.map((meeting) => (
        <OneMeeting key={meeting.id} meeting={meeting} language={language} coming={coming} />
      ))}
    </section>
  )
}

function OneMeeting({ meeting, language, coming }: { meeting: MeetingInList; language: Language; coming: boolean }) {
  const m = useMessages().meeting
  const { myAnswer, place, online } = meeting
  const day = dayInWords(meeting.startsAt, language)
  const where = [place, online ? (place ? m.placeAndOnline : m.online) : ''].filter(Boolean).join(', ')
  return (
    <div className="row slot">
      <p className="side">
        <time dateTime={meeting.startsAt.toISOString()}>{clockTime(meeting.startsAt, language)}</time>
      </p>
      <div className="text stack-s">
        <h3>
          <Link className="plain-link" to={`/meetings/${meeting.id}`}>
            {day.charAt(0).toUpperCase() + day.slice(1)}
          </Link>
        </h3>
        <p className="quiet">{[timesInWords(meeting, language), where].filter(Boolean).join(' · ')}</p>
        <p className="quiet">
          {meeting.boardName}, {m.cases(meeting.cases)}
        </p>
        {coming && myAnswer !== undefined && <p>{myAnswer === null ? m.myAnswer.none : m.myAnswer[myAnswer]}</p>}
      </div>
    </div>
  )
}
