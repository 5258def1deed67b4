import { maps } from '#app/editor/fragments.ts'
import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import { caseOfInstallation } from '#db/queries/case.ts'
import { showOnBoard } from '../board/write.server.ts'

/** What the deeds of a case lean on; outside a request there is no `reportError`. */
export type CaseServices = Pick<LoadContext, 'db' | 'documents' | 'outbox' | 'settings'> &
  Partial<Pick<LoadContext, 'reportError'>>

/**
 * Tells every open browser, after the commit, that this case changed: its card on the board, and the pulse by which
 * its page asks again. The deed is done by then: what fails here is reported and mended when the board is rebuilt.
 */
export async function onCaseChanged(context: CaseServices, caseId: string): Promise<void> {
  for (const tell of [showOnBoard, pulse]) {
    try {
      await tell(context, caseId)
    } catch (error) {
      context.reportError?.(error)
    }
  }
}

/** Open pages of the case ask again, each with their own rights. */
export async function pulse({ db, documents }: CaseServices, caseId: string): Promise<void> {
  const row = await asSystem(db, (tx) => caseOfInstallation(tx, caseId))
  if (row && row.state !== 'minimised')
    await documents.writeMap(row.notes_id, maps.pulse, { at: new Date().toISOString() })
}
