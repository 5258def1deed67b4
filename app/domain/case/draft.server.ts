import { randomUUID } from 'node:crypto'
import { as } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { deleteCase, draftsOf, insertCase, secondReadingsFor, untouchedDraft, updateCase } from '#db/queries/case.ts'
import { record } from '../audit/write.server.ts'
import { boardThrough, myBoards } from '../board/read.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import type { CaseServices } from './changed.server.ts'
import { caseToDo } from './found.server.ts'
import { promptedTexts } from './prompts.ts'
import { templateThrough } from './templates.server.ts'
import type { Draft } from './types.ts'

/**
 * Begins a case on a board, with its two documents, readable by the asker alone. Answers its id. Whoever opened the
 * form before and left it empty gets that one again.
 * @param templateId  one of the board's templates to begin with; null for none
 * @throws {Refusal} 'not-found' for a board the asker is not on, 'not-allowed'
 */
export async function bringInCase(
  { db, documents }: CaseServices,
  asker: Asker,
  boardId: string | undefined,
  templateId: string | null = null,
): Promise<string> {
  const aCase = { id: randomUUID(), documentId: randomUUID(), notesId: randomUUID(), authorId: asker.id }
  return as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    if (!may(asker, 'case.bring-in', { onBoard: true })) throw new Refusal('not-allowed')
    const template = templateId ? await templateThrough(tx, board.id, templateId) : null
    const empty = template ? null : await untouchedDraft(tx, asker.id, board.id)
    if (empty) {
      await updateCase(tx, empty, { state_since: new Date() })
      return empty
    }
    await insertCase(tx, { ...aCase, boardId: board.id })
    if (template) {
      const { kind, themes, setting, prompts } = template
      await updateCase(tx, aCase.id, { kind, themes, setting, prompts: Object.values(prompts).flat() })
    }
    const seed = template ? promptedTexts(template.prompts) : undefined
    await documents.create(tx, { id: aCase.documentId, kind: 'case', subjectId: aCase.id, seed })
    await documents.create(tx, { id: aCase.notesId, kind: 'case-notes', subjectId: aCase.id })
    await record(tx, asker, 'case.bring-in', { kind: 'case', id: aCase.id })
    return aCase.id
  })
}

/** The one board the asker is on; null for none and for several. */
export async function onlyBoard(db: Pool, asker: Asker): Promise<string | null> {
  const [only, another] = await myBoards(db, asker)
  return only && !another ? only.id : null
}

/** Deletes a draft with all that was kept of it. @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state' */
export const deleteDraft = ({ db, documents }: CaseServices, asker: Asker, caseId: string | undefined) =>
  as(db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.delete-draft')
    await documents.remove(tx, row.document_id)
    await documents.remove(tx, row.notes_id)
    await deleteCase(tx, row.id)
    await record(tx, asker, 'case.delete-draft', { kind: 'case', id: row.id, number: row.number })
  })

/** What the asker is writing and has not placed yet, latest first. */
export const myDrafts = (db: Pool, asker: Asker): Promise<Draft[]> =>
  as(db, asker, async (tx) =>
    (await draftsOf(tx, asker.id)).map(({ board_name, ...row }) => ({ ...row, boardName: board_name })),
  )

/** Cases that wait for the asker as a second reader: number and since when, not a word of them. */
export const mySecondReadings = (db: Pool, asker: Asker) =>
  as(db, asker, async (tx) => [...(await secondReadingsFor(tx, asker.id))])
