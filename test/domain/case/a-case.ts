import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { bringInCase } from '#app/domain/case/draft.server.ts'
import { saveField } from '#app/domain/case/fields.server.ts'
import { fieldForm } from '#app/domain/case/schema.ts'
import { declarations } from '#app/domain/case/thesaurus.ts'
import { publishCase } from '#app/domain/case/write.server.ts'
import type { Fragments } from '#app/domain/document/types.ts'
import type { Asker } from '#app/domain/member/types.ts'
import { as, asSystem } from '#db/as.ts'
import { insertMail } from '#db/queries/outbox.ts'
import { aHouse, type House, paragraphs } from '#test/collab/house.ts'

/** A running house with the boards' documents, and what the deeds of a case lean on. */
export async function aConsultingHouse(): Promise<{ house: House; context: CaseServices; faults: unknown[] }> {
  const house = await aHouse()
  const faults: unknown[] = []
  for (const board of [house.cast.board, house.cast.otherBoard]) {
    await as(house.database.pool, house.cast.dina, async (tx) => {
      await house.collab.documents.create(tx, { id: board.documentId, kind: 'board', subjectId: board.id })
      await house.collab.documents.create(tx, { id: board.pinboardId, kind: 'pinboard', subjectId: board.id })
    })
  }
  const context: CaseServices = {
    db: house.database.pool,
    documents: house.collab.documents,
    outbox: { put: async (tx, mail) => void (await insertMail(tx, mail)), nudge: () => undefined },
    settings: {
      trial: true,
      publicUrl: 'http://localhost:1',
      markKey: new Uint8Array(32).fill(7),
      mailFrom: 'x@voorbeeld.invalid',
    },
    reportError: (error) => faults.push(error),
  }
  return { house, context, faults }
}

const chosen: Record<string, unknown> = {
  question: 'Kan ik beginnen met EMDR zolang de omgang niet geregeld is?',
  kind: 'treatment-choice',
  ageBand: '8-11',
  centre: 'child',
  roleInViolence: 'witness',
  themes: ['witness-of-violence'],
  setting: 'youth-mental-health',
  phase: 'stabilisation',
  safety: 'safe',
  reportingCodeStep: 'step-4',
  nothingTried: 'yes',
  urgency: 'two-weeks',
  declarations: [...declarations],
}

/** A draft with every required field, and `situation` as its story. */
export async function aWholeDraft(
  context: CaseServices,
  asker: Asker,
  boardId: string,
  {
    situation = ['Een kind zag thuis geweld en slaapt slecht.'],
    ...fields
  }: Record<string, unknown> & { situation?: string[] } = {},
): Promise<string> {
  const id = await bringInCase(context, asker, boardId)
  for (const [field, value] of Object.entries({ ...chosen, ...fields }))
    await saveField(context, asker, id, fieldForm.parse({ field, value }))
  await write(context, asker, id, { situation: paragraphs(...situation) })
  return id
}

/** A case that lies open on the board. */
export async function anOpenCase(
  context: CaseServices,
  asker: Asker,
  boardId: string,
  fields: Record<string, unknown> = {},
) {
  const id = await aWholeDraft(context, asker, boardId, fields)
  await publishCase(context, asker, id)
  return id
}

/** Types in the case's own text, as an editor would. */
export async function write(context: CaseServices, asker: Asker, caseId: string, texts: Fragments): Promise<void> {
  await context.documents.write((await rowOf(context, caseId)).document_id as string, asker, texts)
}

/** The row of a case, as it stands in the database. */
export const rowOf = async (context: CaseServices, caseId: string): Promise<Record<string, unknown>> =>
  asSystem(context.db, async (tx) => (await tx`select * from cases where id = ${caseId}`)[0] ?? {})
