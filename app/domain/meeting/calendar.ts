import ICAL from 'ical.js'
import type { Meeting } from './types.ts'
import { timeZone, wallClock, zoneComponent } from './zone.ts'

// ical.js counts a folded line without the blank it begins with; RFC 5545 §3.1 counts both: 75 octets at most.
ICAL.foldLength = 74

export interface Person {
  readonly name: string
  readonly address: string
}

/**
 * One meeting as a calendar file (RFC 5545). REQUEST and CANCEL go to one person, who is then the only ATTENDEE
 * (RFC 5546 §3.2.2, §3.2.5); PUBLISH is what a member downloads and names nobody. RSVP is FALSE because answers are
 * given on the page behind sign-in: a reply by mail would be read by nobody.
 * @param now      DTSTAMP: the moment this file is made
 * @param summary  fixed words only, never a theme, a board or a case
 */
export function calendarFile({
  meeting,
  method,
  summary,
  url,
  organiser,
  attendee,
  now,
}: {
  meeting: Pick<Meeting, 'uid' | 'sequence' | 'startsAt' | 'endsAt' | 'place' | 'state'>
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  summary: string
  url: string
  organiser: Person
  attendee?: Person
  now: Date
}): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('prodid', '-//Meedenken//Bijeenkomsten//NL')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', method)
  calendar.addSubcomponent(zoneComponent())

  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', meeting.uid)
  event.addPropertyWithValue('sequence', meeting.sequence)
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
  event.addPropertyWithValue('dtstart', local(meeting.startsAt)).setParameter('tzid', timeZone)
  event.addPropertyWithValue('dtend', local(meeting.endsAt)).setParameter('tzid', timeZone)
  event.addPropertyWithValue('summary', summary)
  event.addPropertyWithValue('description', url)
  event.addPropertyWithValue('url', url)
  if (meeting.place) event.addPropertyWithValue('location', plain(meeting.place))
  event.addPropertyWithValue('status', meeting.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED')
  event.addPropertyWithValue('transp', meeting.state === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE')
  event.addPropertyWithValue('organizer', `mailto:${organiser.address}`).setParameter('cn', commonName(organiser.name))
  if (attendee) addAttendee(event, attendee)
  calendar.addSubcomponent(event)
  return `${calendar.toString()}\r\n`
}

function addAttendee(event: ICAL.Component, person: Person) {
  const attendee = event.addPropertyWithValue('attendee', `mailto:${person.address}`)
  attendee.setParameter('cn', commonName(person.name))
  attendee.setParameter('cutype', 'INDIVIDUAL')
  attendee.setParameter('role', 'REQ-PARTICIPANT')
  attendee.setParameter('partstat', 'NEEDS-ACTION')
  attendee.setParameter('rsvp', 'FALSE')
}

const local = (at: Date) => {
  const { date, time } = wallClock(at)
  return ICAL.Time.fromDateTimeString(`${date}T${time}:00`)
}

// RFC 5545 allows no control character in text.
const plain = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()

// RFC 5545 has no double quote in a parameter, and few calendars read the ^' of RFC 6868.
const commonName = (name: string) => plain(name).replaceAll('"', '’')
