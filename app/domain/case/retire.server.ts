import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { type CaseRow, caseOfInstallation, deleteCase } from '#db/queries/case.ts'
import { casesPastKeeping, eraseTexts } from '#db/queries/case-retired.ts'
import { type CaseServices, onCaseChanged } from './changed.server.ts'
import { moveWithin } from './move.server.ts'
import { keptMonths, restoreDays } from './states.ts'

/**
 * One round over cases whose time has passed: a closed case keeps its coded fields, its numbers and its lesson and
 * loses every word; a withdrawn case goes whole. Answers how many. Source: domain.md §3.7.
 */
export async function retireCases(
  services: Pick<LoadContext, 'db' | 'documents' | 'outbox' | 'settings' | 'reportError'>,
): Promise<number> {
  const past = await asSystem(services.db, (tx) => casesPastKeeping(tx, { keptMonths, restoreDays }))
  let retired = 0
  for (const { id } of past) {
    const done = await asSystem(services.db, async (tx) => {
      const row = await caseOfInstallation(tx, id, true)
      if (row?.state === 'closed') await minimise(tx, services, row)
      else if (row?.state === 'withdrawn') await erase(tx, services, row)
      else return false
      return true
    })
    if (!done) continue
    retired += 1
    await onCaseChanged(services, id)
  }
  return retired
}

async function minimise(tx: Tx, services: CaseServices, row: CaseRow): Promise<void> {
  await moveWithin(tx, services, 'server', row, 'case.minimise')
  await removeDocuments(tx, services, row)
  await eraseTexts(tx, row.id)
}

async function erase(tx: Tx, services: CaseServices, row: CaseRow): Promise<void> {
  await removeDocuments(tx, services, row)
  await deleteCase(tx, row.id)
}

async function removeDocuments(tx: Tx, { documents }: CaseServices, row: CaseRow): Promise<void> {
  await documents.remove(tx, row.document_id)
  await documents.remove(tx, row.notes_id)
}
