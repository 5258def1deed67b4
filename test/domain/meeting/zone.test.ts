import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { instantOf, timeZone, wallClock, zoneComponent } from '#app/domain/meeting/zone.ts'

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2045-12-31'), noInvalidDate: true })

describe('a time that a coordinator types', () => {
  it('is winter time in December and summer time in July', () => {
    expect(instantOf({ date: '2026-12-08', time: '16:00' })).toEqual(new Date('2026-12-08T15:00:00Z'))
    expect(instantOf({ date: '2026-07-08', time: '16:00' })).toEqual(new Date('2026-07-08T14:00:00Z'))
  })

  it('does not exist in the hour that is skipped in March', () => {
    expect(instantOf({ date: '2027-03-28', time: '01:59' })).not.toBeNull()
    expect(instantOf({ date: '2027-03-28', time: '02:30' })).toBeNull()
    expect(instantOf({ date: '2027-03-28', time: '03:00' })).not.toBeNull()
  })

  it('is the first of the two in the hour that comes twice in October', () => {
    expect(instantOf({ date: '2026-10-25', time: '02:30' })).toEqual(new Date('2026-10-25T00:30:00Z'))
  })

  it('does not exist on 31 February or at half past nonsense', () => {
    expect(instantOf({ date: '2027-02-31', time: '10:00' })).toBeNull()
    expect(instantOf({ date: 'morgen', time: '10:00' })).toBeNull()
    expect(instantOf({ date: '2027-02-01', time: '25:00' })).toBeNull()
  })

  it('comes back as it was typed, whatever the day of the year', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const shown = wallClock(moment)
        const found = instantOf(shown)

        expect(found).not.toBeNull()
        expect(wallClock(found as Date)).toEqual(shown)
        expect(Math.abs((found as Date).getTime() - moment.getTime())).toBeLessThanOrEqual(3_660_000)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the time zone in every calendar file', () => {
  it('agrees with the time zone database of this machine', () => {
    const zone = new ICAL.Timezone({ component: zoneComponent(), tzid: timeZone })

    fc.assert(
      fc.property(moments, (moment) => {
        const { date, time } = wallClock(moment)
        const local = ICAL.Time.fromDateTimeString(`${date}T${time}:00`)
        fc.pre(date.slice(5, 7) !== '03' && date.slice(5, 7) !== '10')

        expect(zone.utcOffset(local) * 1000).toBe(
          Date.parse(`${date}T${time}Z`) - (instantOf({ date, time }) as Date).getTime(),
        )
      }),
      { numRuns: 200 },
    )
  })
})
