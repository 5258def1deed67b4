import type { LoadContext } from '#app/load-context.ts'
import { as, asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { setArchived } from '#db/queries/case.ts'
import { archivedCases, casesToArchive, withdrawnCases } from '#db/queries/case-archive.ts'
import { record } from '../audit/write.server.ts'
import { boardThrough } from '../board/read.server.ts'
import type { Asker } from '../member/types.ts'
import { type CaseServices, onCaseChanged } from './changed.server.ts'
import { caseToDo } from './found.server.ts'
import { mayDo } from './policy.ts'
import { onBoardDays, restoreDays } from './states.ts'

/** Takes a closed case from the board to the archive, or back. @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state' */
export async function archiveCase(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  archived: boolean,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.archive')
    await setArchived(tx, row.id, archived)
    await record(tx, asker, 'case.archive', { kind: 'case', id: row.id, number: row.number })
    return row.id
  })
  await onCaseChanged(context, id)
}

/** The archive of a board, latest first, and what was withdrawn and can still be brought back. @throws {Refusal} 'not-found' */
export const readArchive = (db: Pool, asker: Asker, boardId: string | undefined) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    return {
      board,
      archived: (await archivedCases(tx, asker.id, board.id)).map((one) => ({
        ...one,
        mayReturn: mayDo(asker, 'case.archive', { onBoard: true, state: one.state, mine: one.mine ? 'author' : null }),
      })),
      withdrawn: (await withdrawnCases(tx, asker.id, board.id)).map(({ since, ...one }) => ({
        ...one,
        gone: new Date(since.getTime() + restoreDays * 86_400_000),
      })),
    }
  })

/** Cases that were closed a while ago go from the board to the archive. Answers how many. */
export async function archiveOldCases(
  services: Pick<LoadContext, 'db' | 'documents' | 'outbox' | 'settings' | 'reportError'>,
): Promise<number> {
  const old = await asSystem(services.db, async (tx) => {
    const rows = await casesToArchive(tx, onBoardDays)
    for (const { id } of rows) await setArchived(tx, id, true)
    return rows
  })
  for (const { id } of old) await onCaseChanged(services, id)
  return old.length
}
