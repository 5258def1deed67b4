import { archiveOldCases } from '#app/domain/case/archive.server.ts'
import { retireCases } from '#app/domain/case/retire.server.ts'
import { askHowItWent } from '#app/domain/outcome/asking.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import type { Log } from '../log.ts'
import { rounds } from './round.ts'

/** Nothing here is urgent to the minute: who is asked at eight may be asked at a quarter past. */
const everyMs = 15 * 60_000

type ConsultationServices = Pick<LoadContext, 'db' | 'documents' | 'outbox' | 'settings' | 'reportError'>

/** What the server does about cases by itself: asks how it went, and lets go of what was kept long enough. */
export const startConsultationJobs = (services: ConsultationServices, log: Pick<Log, 'info' | 'error'>) =>
  rounds(
    async () => {
      const asked = await askHowItWent(services)
      const archived = await archiveOldCases(services)
      const retired = await retireCases(services)
      if (asked + archived + retired > 0) log.info('cases.round', { asked, archived, retired })
    },
    everyMs,
    (error) => log.error('cases.round-failed', { code: (error as { code?: string }).code ?? 'unknown' }),
  )
