import { checkLog } from '#app/domain/audit/read.server.ts'
import { CutOff, sealRows } from '#app/domain/audit/seal.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import type { Log } from '../log.ts'
import { type Rounds, rounds } from './round.ts'

const everyMs = 1000
/** The whole chain is looked at once a day, and at each start. */
const checkEveryMs = 24 * 3600_000

/** Seals what was written in the access log, writes its end down outside the database, and looks it over every day. */
export function keepLogSealed(
  services: Pick<LoadContext, 'db' | 'settings' | 'keys' | 'logHead'>,
  log: Pick<Log, 'error'>,
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
