import { asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { holdRunners } from '#db/queries/membership.ts'
import { notYetTold } from '#db/queries/message.ts'
import { monthsOver } from '../audit/read.server.ts'
import { tell } from './write.server.ts'

/**
 * Tells each coordinator, once a month, that the log of the month that is over waits for a signature; nobody where it was
 * signed already. Answers how many were told.
 * @param now  passed in, so that tests own the clock
 */
export const tellOfMonth = (db: Pool, now: Date): Promise<number> =>
  asSystem(db, async (tx) => {
    await holdRunners(tx)
    const [last] = await monthsOver(tx, now)
    if (!last || last.signed) return 0
    const who = await notYetTold(tx, 'review', 'coordinator')
    for (const id of who) await tell(tx, id, 'review', { kind: 'log', id: null })
    return who.length
  })
