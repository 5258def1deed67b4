import { as } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { insertReview, monthsOfLog } from '#db/queries/audit.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { monthsToReview } from './rules.ts'
import { month as monthOf } from './schema.ts'
import type { ReviewOutcome } from './types.ts'
import { record } from './write.server.ts'

/**
 * Signs that the log of a month was looked over.
 * @param now  passed in, so that tests own the clock
 * @throws {Refusal} 'not-found' for a month that is not over, 'already-done' when somebody signed before
 */
export const signReview = (
  db: Pool,
  asker: Asker,
  asked: string | undefined,
  { outcome }: { outcome: ReviewOutcome },
  now: Date,
): Promise<void> =>
  as(db, asker, async (tx) => {
    const month = monthOf.safeParse(asked)
    const over = monthsToReview(await monthsOfLog(tx), [], now).map((one) => one.month)
    if (!month.success || !over.includes(month.data)) throw new Refusal('not-found')
    if ((await insertReview(tx, month.data, asker.id, outcome)) === 0) throw new Refusal('already-done')
    await record(tx, asker, 'log.review', { kind: 'log', id: null })
  })
