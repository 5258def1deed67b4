import { messagesFor } from '#app/i18n/index.ts'
import { dayInWords } from '#app/i18n/moment.ts'
import type { Language } from '../member/types.ts'
import type { Mail } from '../message/types.ts'
import { calendarFile } from './calendar.ts'
import type { Meeting } from './types.ts'
import { timesInWords } from './words.ts'

/** Why a mail about a meeting is sent. */
export type Occasion = 'invited' | 'moved' | 'cancelled'

export interface Recipient {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Language
}

/**
 * One mail about a meeting to one person, with the calendar file for that person alone. Fixed words, time and place:
 * never a board (its name is a theme), a case or its author. What the meeting is about stands behind sign-in.
 */
export function meetingMail({
  meeting,
  occasion,
  to,
  settings,
  now,
}: {
  meeting: Meeting
  occasion: Occasion
  to: Recipient
  settings: { publicUrl: string; mailFrom: string }
  now: Date
}): Mail {
  const m = messagesFor(to.language).message
  const url = meetingUrl(settings.publicUrl, meeting.id)
  const method = occasion === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const facts = [
    dayInWords(meeting.startsAt, to.language),
    timesInWords(meeting, to.language),
    meeting.place,
    meeting.onlineUrl && occasion !== 'cancelled' ? m.alsoOnline : '',
  ].filter(Boolean)
  return {
    memberId: to.id,
    to: { address: to.email, name: to.name },
    subject: `${m.subject[occasion]}, ${dayInWords(meeting.startsAt, to.language)}`,
    body: [m.greeting(to.name), m.opening[occasion], facts.join('\n'), `${m.next[occasion]}\n${url}`, m.closing].join(
      '\n\n',
    ),
    calendar: {
      method,
      text: calendarFile({
        meeting: occasion === 'cancelled' ? { ...meeting, state: 'cancelled' } : meeting,
        method,
        summary: m.summary,
        url,
        organiser: { name: meeting.organiser.name, address: addressIn(settings.mailFrom) },
        attendee: { name: to.name, address: to.email },
        now,
      }),
    },
  }
}

export const meetingUrl = (publicUrl: string, meetingId: string) => `${publicUrl}/meetings/${meetingId}`

/** The bare address in `Name <address>` or `address`. */
export const addressIn = (from: string) => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
