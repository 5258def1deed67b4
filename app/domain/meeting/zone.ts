import ICAL from 'ical.js'

/**
 * Europe/Amsterdam as RFC 5545 §3.6.5 wants it: the rule of Directive 2000/84/EC. One zone, so no package of zones;
 * test/domain/meeting/zone.test.ts compares it with the time zone database of the machine.
 */
const vtimezone = `BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE`

export const timeZone = 'Europe/Amsterdam'

/** A fresh VTIMEZONE component: a component belongs to one calendar only. */
export const zoneComponent = () => new ICAL.Component(ICAL.parse(vtimezone.replaceAll('\n', '\r\n')))

/** What a clock in Amsterdam shows: `2026-12-08` and `16:00`. */
export interface WallClock {
  readonly date: string
  readonly time: string
}

const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })

export function wallClock(at: Date): WallClock {
  const [date = '', time = ''] = shown.format(at).split(' ')
  return { date, time }
}

/**
 * The moment at which a clock in Amsterdam shows this; null for what no clock ever shows (31 February, or the hour
 * that is skipped in March). The hour that comes twice in October is the first of the two.
 */
export function instantOf({ date, time }: WallClock): Date | null {
  const asIfUtc = Date.parse(`${date}T${time}Z`)
  const summerFirst = [2, 1].map((hours) => new Date(asIfUtc - hours * 3_600_000))
  return summerFirst.find((at) => shows(at, { date, time })) ?? null
}

const shows = (at: Date, asked: WallClock) => {
  if (Number.isNaN(at.getTime())) return false
  const found = wallClock(at)
  return found.date === asked.date && found.time === asked.time
}
