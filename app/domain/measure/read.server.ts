import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import { type ClosedRow, casesClosedIn, casesPlacedIn, firstYearOf, heldIn, saidIn } from '#db/queries/measure.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { measuresOf } from './rules.ts'
import type { Closed, Measures } from './types.ts'

/**
 * The figures of a year over the boards the asker coordinates, and the years there are, latest first. That they were
 * read is logged. @param asked  a year; this one where it is left out
 * @throws {Refusal} 'not-found', also for a year before anything was placed
 */
export const readMeasures = (
  db: Pool,
  asker: Asker,
  asked: number | undefined,
  now = new Date(),
): Promise<{ measures: Measures; years: number[] }> =>
  as(db, asker, async (tx) => {
    if (!may(asker, 'measure.read')) throw new Refusal('not-found')
    const current = yearOf(now)
    const first = (await firstYearOf(tx, asker.id)) ?? current
    const years = Array.from({ length: Math.max(1, current - first + 1) }, (_, before) => current - before)
    const year = asked ?? current
    if (!years.includes(year)) throw new Refusal('not-found')
    await record(tx, asker, 'measure.read', { kind: 'installation', id: null })
    return { measures: await measured(tx, asker, year, now), years }
  })

async function measured(tx: Tx, asker: Asker, year: number, now: Date): Promise<Measures> {
  const placed = (await casesPlacedIn(tx, asker.id, year)).map((row) => ({
    placedAt: row.published_at,
    firstReactionAt: row.first_reaction_at,
    firstAdviceAt: row.first_advice_at,
    themes: row.themes,
  }))
  const closed = (await casesClosedIn(tx, asker.id, year)).map(closedFrom)
  const done = { ...(await saidIn(tx, asker.id, year)), ...(await heldIn(tx, asker.id, year, now)) }
  return measuresOf({ year, running: year === yearOf(now) }, { placed, closed, done }, now)
}

const closedFrom = (row: ClosedRow): Closed => ({
  changedPlan: row.result === 'new-advice',
  followUp:
    row.follow_up === 'no-answer'
      ? 'no-answer'
      : row.follow_up && row.follow_up !== 'declined'
        ? 'returned'
        : 'declined',
  lesson: row.lesson,
})

const yearIn = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', year: 'numeric' })
const yearOf = (at: Date) => Number(yearIn.format(at))
