import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { endRecognition, insertRecognition, recognitionsFor, toldOfRecognition } from '#db/queries/recognition.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { onCaseChanged } from './changed.server.ts'
import { caseToDo } from './found.server.ts'
import { moveWithin } from './move.server.ts'
import { recognitionMail } from './recognition-mail.ts'
import { caseId as idOf, type RecognitionForm } from './schema.ts'
import type { Recognition } from './types.ts'

type Services = Pick<LoadContext, 'db' | 'documents' | 'settings' | 'outbox' | 'reportError'>

/**
 * A reader recognises who a case is about: it is no longer there for them, or for nobody but its author and the
 * coordinators when others may recognise it as well. The author and the coordinators are told; who it was is for the
 * coordinators alone. @throws {Refusal} 'not-found', 'not-allowed' for its own writers, 'already-done'
 */
export async function recogniseCase(
  context: Services,
  asker: Asker,
  caseId: string | undefined,
  form: RecognitionForm,
): Promise<{ boardId: string }> {
  const done = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.recognise')
    if (row.mine) throw new Refusal('not-allowed')
    const told = await toldOfRecognition(tx, row.id, asker.id)
    const { count } = await insertRecognition(tx, row.id, asker.id, form.everyone)
    if (count === 0) throw new Refusal('already-done')
    if (form.everyone) await moveWithin(tx, context, asker, row, 'case.recognise')
    else await record(tx, asker, 'case.recognise', { kind: 'case', id: row.id, number: row.number })
    for (const one of told) {
      const { settings, outbox } = context
      await outbox.put(
        tx,
        recognitionMail({ to: one, number: row.number, publicUrl: settings.publicUrl, caseId: row.id }),
      )
    }
    return { id: row.id, boardId: row.board_id }
  })
  context.outbox.nudge()
  await onCaseChanged(context, done.id)
  return done
}

/** What readers recognised on the boards of a coordinator, with who they are. */
export const recognitions = (db: Pool, asker: Asker): Promise<Recognition[]> =>
  as(db, asker, async (tx) =>
    (await recognitionsFor(tx, asker.id)).map((row) => ({
      id: row.id,
      caseId: row.case_id,
      number: row.number,
      boardName: row.board_name,
      readerName: row.reader_name,
      forEveryone: row.for_everyone,
      at: row.at,
      hidden: row.case_state === 'hidden',
    })),
  )

/** A coordinator brings a case back for the reader who recognised it. @throws {Refusal} 'not-found' */
export async function bringBack(context: Services, asker: Asker, recognitionId: string | undefined): Promise<void> {
  const caseId = await as(context.db, asker, async (tx) => {
    const id = idOf.safeParse(recognitionId)
    if (!may(asker, 'case.bring-back', { onBoard: true })) throw new Refusal('not-found')
    const row = id.success ? await endRecognition(tx, asker.id, id.data) : undefined
    if (!row) throw new Refusal('not-found')
    await record(tx, asker, 'case.bring-back', { kind: 'case', id: row.case_id, number: row.number })
    return row.case_id
  })
  await onCaseChanged(context, caseId)
}
