import ICAL from 'ical.js'
import type { Meeting } from '#app/domain/meeting/types.ts'
import { instantOf } from '#app/domain/meeting/zone.ts'

/** Amsterdam clock time as a moment; a test that names an hour that does not exist is wrong. */
export function at(date: string, time: string): Date {
  const moment = instantOf({ date, time })
  if (!moment) throw new Error(`no clock shows ${date} ${time}`)
  return moment
}

/** The meeting of 8 December, 16.00 to 17.30, with what a test changes about it. */
export const aMeeting = (change: Partial<Meeting> = {}): Meeting => ({
  id: '0b5a0a5e-8f0f-4a6e-9d0c-6f3f3c1f0a01',
  boardId: '0b5a0a5e-8f0f-4a6e-9d0c-6f3f3c1f0a02',
  boardName: 'Kinderen met rouw na geweld',
  uid: '0b5a0a5e-8f0f-4a6e-9d0c-6f3f3c1f0a03',
  sequence: 0,
  startsAt: at('2026-12-08', '16:00'),
  endsAt: at('2026-12-08', '17:30'),
  place: 'Zaal 3, Utrecht',
  onlineUrl: '',
  state: 'planned',
  minutesId: '0b5a0a5e-8f0f-4a6e-9d0c-6f3f3c1f0a04',
  organiser: { id: '0b5a0a5e-8f0f-4a6e-9d0c-6f3f3c1f0a05', name: 'Dina' },
  ...change,
})

/** What a calendar reads in a file: the calendar and its only event. */
export function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const events = calendar.getAllSubcomponents('vevent')
  if (events.length !== 1 || !events[0]) throw new Error(`${events.length} events in one file`)
  const event = events[0]
  const value = (name: string) => event.getFirstPropertyValue(name)
  return {
    calendar,
    event,
    method: calendar.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: value('sequence'),
    status: value('status'),
    location: value('location'),
    summary: value('summary'),
    description: value('description'),
    attendees: event.getAllProperties('attendee').map((one) => one.getFirstValue()),
    start: new ICAL.Event(event).startDate.convertToZone(ICAL.Timezone.utcTimezone).toJSDate(),
  }
}

/** Does a calendar that holds `before` take `after` in its place? RFC 5546 §2.1.5. */
export function supersedes(after: string, before: string): boolean {
  const [newer, older] = [read(after), read(before)]
  return newer.uid === older.uid && Number(newer.sequence) > Number(older.sequence)
}
