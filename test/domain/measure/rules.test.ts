import { describe, expect, it } from 'vitest'
import { isEmpty, measuresOf, percentage, waits } from '#app/domain/measure/rules.ts'
import type { Closed, Placed } from '#app/domain/measure/types.ts'

const at = (iso: string) => new Date(iso)
const now = at('2026-11-30T12:00:00Z')
const nothingDone = { boards: 1, questions: 0, advices: 0, disciplines: 0, answered: 0, meetings: 0, pages: 0 }
const measured = (placed: Placed[], closed: Closed[] = [], done = nothingDone) =>
  measuresOf({ year: 2026, running: true }, { placed, closed, done }, now)

/** Placed on a Monday at nine; reaction and advice on the given days at ten. */
const aCase = (placed: string, reaction?: string, advice?: string, themes: string[] = []): Placed => ({
  placedAt: at(`${placed}T09:00:00Z`),
  firstReactionAt: reaction ? at(`${reaction}T10:00:00Z`) : null,
  firstAdviceAt: advice ? at(`${advice}T10:00:00Z`) : null,
  themes,
})
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)

describe('how fast help came', () => {
  it('is half and nine of ten of those that were answered, by a day that one of them took', () => {
    expect(waits([9, 1, 2, 3, 4, 5, 6, 7, 8, 10])).toEqual({ half: 5, nineOfTen: 9 })
    expect(waits([0, 0, 0, 1, 30])).toEqual({ half: 0, nineOfTen: 30 })
    expect(waits([2, null, 2, null, 2, 2, 2])).toEqual({ half: 2, nineOfTen: 2 })
  })

  it('never lies beyond what happened, and rises with every day that a case waits longer', () => {
    for (let n = 5; n < 60; n++) {
      const days = Array.from({ length: n }, (_, at) => (at * 7919) % 23)
      const found = waits(days)
      if (!found) throw new Error('enough cases, and no answer')
      expect(days).toContain(found.half)
      expect(days.filter((one) => one <= found.half).length / n).toBeGreaterThanOrEqual(0.5)
      expect(days.filter((one) => one < found.half).length / n).toBeLessThan(0.5)
      expect(days.filter((one) => one <= found.nineOfTen).length / n).toBeGreaterThanOrEqual(0.9)
      const later = waits(days.map((one) => one + 1))
      expect(later).toEqual({ half: found.half + 1, nineOfTen: found.nineOfTen + 1 })
    }
  })

  it('is not told of fewer than five', () => {
    expect(waits([])).toBeNull()
    expect(waits([1, 1, 1, 1])).toBeNull()
    expect(measured([]).reaction).toBeNull()
    expect(measured(times(4, aCase('2026-03-02', '2026-03-03', '2026-03-03')))).toMatchObject({
      placed: null,
      reaction: null,
      inTime: { of: null, counts: { yes: null, no: null } },
    })
  })

  it('counts working days: Easter, a weekend and the King’s day are none', () => {
    // From the Thursday before Easter to the Wednesday after it: Friday, Tuesday, Wednesday.
    const easter = measured(times(5, aCase('2026-04-02', '2026-04-08', '2026-04-10')))
    expect([easter.reaction, easter.advice]).toEqual([
      { half: 3, nineOfTen: 3 },
      { half: 5, nineOfTen: 5 },
    ])
    expect(easter.inTime.counts).toEqual({ yes: 5, no: 0 })
    // From Friday 24 April over the King's day on Monday to the next Monday.
    expect(measured(times(5, aCase('2026-04-24', undefined, '2026-05-04'))).inTime.counts).toEqual({ yes: 5, no: 0 })
    expect(measured(times(5, aCase('2026-04-24', undefined, '2026-05-05'))).inTime.counts).toEqual({ yes: 0, no: 5 })
  })

  it('says nothing yet of what was placed in the last five working days', () => {
    const lately = times(6, aCase('2026-11-23'))
    const justOver = times(6, aCase('2026-11-20'))

    expect(measured(lately).placed).toBe(0)
    expect(measured([...lately, ...justOver])).toMatchObject({ placed: 6, inTime: { counts: { yes: 0, no: 6 } } })
  })
})

describe('what came of it', () => {
  const closed = (change: Partial<Closed> = {}): Closed => ({
    changedPlan: false,
    followUp: 'returned',
    lesson: false,
    ...change,
  })

  it('is a share of the closed cases, with "geen reactie" apart', () => {
    const { changedPlan, followUps, lessons } = measured(
      [],
      [
        ...times(6, closed({ changedPlan: true, lesson: true })),
        ...times(5, closed({ followUp: 'no-answer' })),
        ...times(5, closed({ followUp: 'declined' })),
      ],
    )

    expect(changedPlan).toEqual({ of: 16, counts: { yes: 6, no: 10 } })
    expect(percentage(changedPlan, 'yes')).toBe(38)
    expect(followUps.counts).toEqual({ returned: 6, declined: 5, 'no-answer': 5 })
    expect(lessons.counts.yes).toBe(6)
  })

  it('is no share where the number or its complement is too few', () => {
    const { changedPlan, followUps } = measured([], [...times(9, closed({ changedPlan: true })), closed()])

    expect(percentage(changedPlan, 'yes')).toBeNull()
    expect(changedPlan.counts).toEqual({ yes: null, no: null })
    expect(followUps.counts).toEqual({ returned: 10, declined: 0, 'no-answer': 0 })
  })
})

describe('what it was about', () => {
  it('names themes of five cases and more, never one that only a few have or lack', () => {
    const themes = measured([
      ...times(6, aCase('2026-03-02', undefined, undefined, ['grief', 'grief'])),
      ...times(6, aCase('2026-03-02', undefined, undefined, ['attachment', 'dissociation'])),
      ...times(2, aCase('2026-03-02', undefined, undefined, ['attachment', 'human-trafficking'])),
    ]).themes

    expect(themes).toEqual([
      { theme: 'attachment', count: 8 },
      { theme: 'dissociation', count: 6 },
      { theme: 'grief', count: 6 },
    ])
    expect(
      measured([
        ...times(9, aCase('2026-03-02', undefined, undefined, ['grief'])),
        aCase('2026-03-02', undefined, undefined, ['stalking']),
      ]).themes,
    ).toEqual([])
  })
})

describe('a year', () => {
  it('is empty when nothing happened, and not when there was only a meeting', () => {
    expect(isEmpty(measured([]))).toBe(true)
    expect(isEmpty(measured([], [], { ...nothingDone, meetings: 1 }))).toBe(false)
    expect(isEmpty(measured(times(2, aCase('2026-03-02'))))).toBe(false)
  })

  it('tells how many disciplines answered once they answered five cases', () => {
    const done = { ...nothingDone, disciplines: 3, answered: 4, advices: 7 }

    expect(measured([], [], done).disciplines).toBeNull()
    expect(measured([], [], { ...done, answered: 5 }).disciplines).toBe(3)
  })
})
