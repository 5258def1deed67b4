import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginsAt,
  calendarsMustFollow,
  fullness,
  inserted,
  moved,
  phaseOf,
  timeChanged,
} from '#app/domain/meeting/rules.ts'
import { aMeeting, at } from './a-meeting.ts'

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 })

describe('an agenda', () => {
  it('begins with the meeting, and each part when the one before it ends', () => {
    const begins = beginsAt([5, 10, 25], at('2026-12-08', '16:00'))

    expect(begins).toEqual([at('2026-12-08', '16:00'), at('2026-12-08', '16:05'), at('2026-12-08', '16:15')])
  })

  it('says how much time is left until the end, and how much too much was planned', () => {
    expect(fullness([5, 10, 25, 25], aMeeting())).toEqual({ planned: 65, available: 90, left: 25 })
    expect(fullness([60, 45], aMeeting())).toEqual({ planned: 105, available: 90, left: -15 })
  })

  it('keeps its clock through the night on which the clock goes back', () => {
    const night = { startsAt: at('2026-10-24', '23:00'), endsAt: at('2026-10-25', '03:30') }

    expect(fullness([], night).available).toBe(330)
  })

  it('gets a case before its closing part', () => {
    const items = [
      { id: 'opening', kind: 'opening' as const },
      { id: 'closing', kind: 'agreements' as const },
    ]

    expect(inserted(items, 'case')).toEqual(['opening', 'case', 'closing'])
    expect(inserted(items.slice(0, 1), 'case')).toEqual(['opening', 'case'])
    expect(inserted([], 'case')).toEqual(['case'])
  })

  it('loses and doubles nothing however its parts are moved', () => {
    fc.assert(
      fc.property(
        ids,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('earlier' as const, 'later' as const))),
        (all, steps) => {
          const after = steps.reduce((order, [pick, way]) => moved(order, all[pick % all.length] as string, way), all)

          expect([...after].sort()).toEqual([...all].sort())
        },
      ),
    )
  })

  it('is as it was when a part goes later and earlier again', () => {
    expect(moved(moved(['a', 'b', 'c'], 'b', 'later'), 'b', 'earlier')).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b'], 'a', 'earlier')).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'unknown', 'later')).toEqual(['a', 'b'])
  })
})

describe('a meeting that changes', () => {
  it('is followed by calendars when its time, place or link does', () => {
    const before = aMeeting()

    expect(calendarsMustFollow(before, aMeeting())).toBe(false)
    expect(calendarsMustFollow(before, aMeeting({ place: 'Zaal 4' }))).toBe(true)
    expect(calendarsMustFollow(before, aMeeting({ onlineUrl: 'https://bellen.voorbeeld' }))).toBe(true)
    expect(calendarsMustFollow(before, aMeeting({ endsAt: at('2026-12-08', '18:00') }))).toBe(true)
  })

  it('asks its members again only when the time is another', () => {
    expect(timeChanged(aMeeting(), aMeeting({ place: 'Zaal 4' }))).toBe(false)
    expect(timeChanged(aMeeting(), aMeeting({ startsAt: at('2026-12-08', '15:00') }))).toBe(true)
  })

  it('is past from its end, and cancelled whatever the time', () => {
    const end = at('2026-12-08', '17:30')

    expect(phaseOf(aMeeting(), new Date(end.getTime() - 1))).toBe('coming')
    expect(phaseOf(aMeeting(), end)).toBe('past')
    expect(phaseOf(aMeeting({ state: 'cancelled' }), end)).toBe('cancelled')
  })
})
