import { checkLog } from '#app/domain/audit/read.server.ts'
import { CutOff, forgetOldRows, sealRows } from '#app/domain/audit/seal.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import type { Log } from '../log.ts'
import { type Rounds, rounds } from './round.ts'

const everyMs = 1000
/** The whole chain is looked at once a day, and at each start. */
const checkEveryMs = 24 * 3600_000

/**
 * Seals what was written in the access log, writes its end down outside the database, looks it over every day, and lets
 * go of what was kept for `years`; never of a log that is not as it was written.
 */
export function keepLogSealed(
  services: Pick<LoadContext, 'db' | 'settings' | 'keys' | 'logHead'>,
  log: Pick<Log, 'info' | 'error'>,
  years: number,
  failed: (error: unknown) => void,
): Rounds {
  const { db, keys, logHead } = services
  let checked = 0
  return rounds(
    async () => {
      if (Date.now() - checked > checkEveryMs) {
        checked = Date.now()
        const { fault, rowId } = await checkLog(services, null)
        if (fault) log.error('log.tampered', { fault, row: rowId })
        else {
          const rows = await forgetOldRows(db, keys('log'), years)
          if (rows > 0) log.info('log.forgotten', { rows })
        }
      }
      try {
        const end = await sealRows(db, keys('log'), logHead.read())
        if (end) logHead.keep(end)
      } catch (error) {
        // Said once a day, by the check: rows go on waiting for their seal until somebody has looked.
        if (!(error instanceof CutOff)) throw error
      }
    },
    everyMs,
    failed,
  )
}
