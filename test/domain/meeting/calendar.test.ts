import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFile } from '#app/domain/meeting/calendar.ts'
import { aMeeting, at, read, supersedes } from './a-meeting.ts'

const organiser = { name: 'Dina', address: 'post@meedenken.voorbeeld' }
const attendee = { name: 'Bram', address: 'bram@voorbeeld.nl' }
const now = new Date('2026-11-24T12:00:00Z')
const fileOf = (change: Partial<Parameters<typeof calendarFile>[0]> = {}) =>
  calendarFile({
    meeting: aMeeting(),
    method: 'REQUEST',
    summary: 'Bijeenkomst Expertgroep Trauma',
    url: 'https://meedenken.voorbeeld/meetings/1',
    organiser,
    attendee,
    now,
    ...change,
  })

/** Lines as they go over the wire, before unfolding. */
const wire = (file: string) => file.split('\r\n')

describe('an invitation', () => {
  it('says METHOD on the calendar and everything a calendar needs on the event', () => {
    const { method, uid, sequence, status, summary, start, event } = read(fileOf())

    expect({ method, uid, sequence, status, summary }).toEqual({
      method: 'REQUEST',
      uid: aMeeting().uid,
      sequence: 0,
      status: 'CONFIRMED',
      summary: 'Bijeenkomst Expertgroep Trauma',
    })
    expect(start).toEqual(at('2026-12-08', '16:00'))
    expect(event.getFirstProperty('method')).toBeNull()
    expect(fileOf()).toContain('\r\nDTSTAMP:20261124T120000Z\r\n')
  })

  it('gives its times in Amsterdam, with the rules of that zone', () => {
    const file = fileOf()

    expect(file).toContain('DTSTART;TZID=Europe/Amsterdam:20261208T160000')
    expect(file).toContain('DTEND;TZID=Europe/Amsterdam:20261208T173000')
    expect(read(file).calendar.getAllSubcomponents('vtimezone')).toHaveLength(1)
  })

  it('is right in summer as well', () => {
    const meeting = aMeeting({ startsAt: at('2027-06-08', '16:00'), endsAt: at('2027-06-08', '17:00') })

    expect(read(fileOf({ meeting })).start).toEqual(new Date('2027-06-08T14:00:00Z'))
  })

  it('names one person, and asks that person for no reply by mail', () => {
    const { attendees, event } = read(fileOf())
    const one = event.getFirstProperty('attendee')

    expect(attendees).toEqual(['mailto:bram@voorbeeld.nl'])
    expect(one?.getParameter('rsvp')).toBe('FALSE')
    expect(event.getFirstPropertyValue('organizer')).toBe('mailto:post@meedenken.voorbeeld')
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).toBe('Dina')
  })

  it('says nothing of what the meeting is about', () => {
    const file = fileOf()

    expect(file).not.toContain(aMeeting().boardName)
    expect(read(file).description).toBe('https://meedenken.voorbeeld/meetings/1')
  })
})

describe('what follows an invitation', () => {
  const invitation = fileOf()
  const move = fileOf({
    meeting: aMeeting({ sequence: 1, startsAt: at('2026-12-09', '16:00'), endsAt: at('2026-12-09', '17:00') }),
  })
  const cancellation = fileOf({ meeting: aMeeting({ sequence: 2, state: 'cancelled' }), method: 'CANCEL' })

  it('takes its place in the calendar, and not the other way round', () => {
    expect(supersedes(move, invitation)).toBe(true)
    expect(supersedes(cancellation, move)).toBe(true)
    expect(supersedes(invitation, cancellation)).toBe(false)
  })

  it('cancels with METHOD and STATUS both', () => {
    expect(read(cancellation)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: aMeeting().uid })
  })

  it('is downloaded as a publication, which names no member (RFC 5546 §3.2.1)', () => {
    const { method, attendees } = read(fileOf({ method: 'PUBLISH', attendee: undefined }))

    expect({ method, attendees }).toEqual({ method: 'PUBLISH', attendees: [] })
  })
})

describe('a place and a name that were typed with bad intent', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      'Zaal\r\nATTENDEE:mailto:vreemd@voorbeeld.nl',
      'Zaal 3, Utrecht; trap op \\ "links"',
      '🧡'.repeat(200),
      'x'.repeat(10_000),
      '\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:ander',
      'Dina";X="1:mailto:vreemd@voorbeeld.nl',
    ),
  )

  it('changes nothing but the place and the name', () => {
    fc.assert(
      fc.property(hostile, hostile, (place, name) => {
        const file = fileOf({
          meeting: aMeeting({ place }),
          organiser: { ...organiser, name },
          attendee: { ...attendee, name },
        })
        const event = read(file)

        expect(event.uid).toBe(aMeeting().uid)
        expect(event.attendees).toEqual(['mailto:bram@voorbeeld.nl'])
        expect(event.event.getFirstPropertyValue('organizer')).toBe('mailto:post@meedenken.voorbeeld')
        expect(wire(file).filter((line) => /^(ATTENDEE|UID|BEGIN:VEVENT)/.test(line))).toHaveLength(3)
      }),
    )
  })

  it('comes back from the calendar as it was typed', () => {
    const place = 'Zaal 3, Utrecht; trap op \\ "links" 🧡'

    expect(read(fileOf({ meeting: aMeeting({ place }) })).location).toBe(place)
  })

  it('keeps every line at 75 octets, ended by CRLF, with no character cut in two', () => {
    fc.assert(
      fc.property(hostile, (place) => {
        const file = fileOf({ meeting: aMeeting({ place }) })

        expect(wire(file).filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
        expect(Buffer.from(file).toString()).toBe(file)
      }),
    )
  })
})
