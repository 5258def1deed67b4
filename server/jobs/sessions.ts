import { asDoor } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { forgetEntries } from '#db/queries/entry.ts'
import { forgetOldDevices } from '#db/queries/factor.ts'
import { forgetSessions, lockIdleSessions } from '#db/queries/session.ts'
import { forgetOldTries } from '#db/queries/throttle.ts'
import { type Rounds, rounds } from './round.ts'

const everyMs = 2000
const cleanEveryMs = 3600_000
/** Days for which it can be seen that a session was there. */
const keptDays = 90

/** Locks what lies idle, ends what lasted too long, and forgets what has had its day. */
export function watchSessions(db: Pool, failed: (error: unknown) => void): Rounds {
  let cleaned = 0
  return rounds(
    () =>
      asDoor(db, async (tx) => {
        await lockIdleSessions(tx)
        if (Date.now() - cleaned < cleanEveryMs) return
        cleaned = Date.now()
        await forgetEntries(tx)
        await forgetOldTries(tx)
        await forgetOldDevices(tx)
        await forgetSessions(tx, keptDays)
      }),
    everyMs,
    failed,
  )
}
