import { describe, expect, it } from 'vitest'
import { silenceOf } from '#app/domain/silence/rules.ts'
import { easterOf, holidaysOf, workingDaysBetween } from '#app/domain/silence/working-days.ts'

const at = (iso: string) => new Date(iso)
const iso = (date: Date) => date.toISOString().slice(0, 10)

describe('the Dutch holidays', () => {
  it('turn around Easter', () => {
    // Known Sundays, among them the earliest and the latest of a century.
    const known = ['2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']
    for (const day of known) expect(iso(easterOf(Number(day.slice(0, 4))))).toBe(day)
  })

  it('are these in 2026, and not the fifth of May', () => {
    expect(holidaysOf(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-04-27',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  it('put the King’s day on Saturday when it falls on a Sunday, and add Liberation day in its jubilee', () => {
    expect(holidaysOf(2025)).toContain('2025-04-26')
    expect(holidaysOf(2025)).toContain('2025-05-05')
    expect(holidaysOf(2025)).not.toContain('2025-04-27')
  })
})

describe('working days', () => {
  it('are counted as people do: from Monday to Thursday is three', () => {
    expect(workingDaysBetween(at('2026-11-23T08:00:00Z'), at('2026-11-26T07:00:00Z'))).toBe(3)
    expect(workingDaysBetween(at('2026-11-23T08:00:00Z'), at('2026-11-23T20:00:00Z'))).toBe(0)
  })

  it('leave out weekends and holidays', () => {
    expect(workingDaysBetween(at('2026-11-20T15:00:00Z'), at('2026-11-23T09:00:00Z'))).toBe(1)
    // From the Thursday before Easter to the Wednesday after it: Friday, Tuesday, Wednesday.
    expect(workingDaysBetween(at('2026-04-02T09:00:00Z'), at('2026-04-08T09:00:00Z'))).toBe(3)
    expect(workingDaysBetween(at('2026-12-24T09:00:00Z'), at('2026-12-28T09:00:00Z'))).toBe(1)
  })

  it('begin and end at midnight in Amsterdam, in summer and in winter', () => {
    expect(workingDaysBetween(at('2026-11-23T22:59:00Z'), at('2026-11-23T23:01:00Z'))).toBe(1)
    expect(workingDaysBetween(at('2026-07-06T21:59:00Z'), at('2026-07-06T22:01:00Z'))).toBe(1)
    expect(workingDaysBetween(at('2026-10-23T09:00:00Z'), at('2026-10-26T09:00:00Z'))).toBe(1)
  })
})

describe('a silent case', () => {
  const monday = at('2026-11-16T09:00:00Z')
  const quiet = { placedAt: monday, firstReactionAt: null, advised: false }

  it('got no reaction in three working days', () => {
    expect(silenceOf(quiet, at('2026-11-18T20:00:00Z'))).toBeNull()
    expect(silenceOf(quiet, at('2026-11-19T08:00:00Z'))).toEqual({ why: 'no-reaction', workingDays: 3 })
  })

  it('or a reaction, but no advice in five', () => {
    const asked = { ...quiet, firstReactionAt: at('2026-11-17T09:00:00Z') }

    expect(silenceOf(asked, at('2026-11-20T20:00:00Z'))).toBeNull()
    expect(silenceOf(asked, at('2026-11-23T08:00:00Z'))).toEqual({ why: 'no-advice', workingDays: 5 })
    expect(silenceOf({ ...asked, advised: true }, at('2026-12-23T08:00:00Z'))).toBeNull()
  })
})
