import { randomUUID } from 'node:crypto'
import { fragments } from '#app/editor/fragments.ts'
import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import {
  deleteTemplate,
  insertTemplate,
  type TemplateRow,
  templateOf,
  templatesOf,
  updateTemplate,
} from '#db/queries/case-template.ts'
import { record } from '../audit/write.server.ts'
import { boardThrough } from '../board/read.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { templateId as idOf, type TemplateForm } from './template-schema.ts'
import type { Template } from './types.ts'

/** What a case can begin with on a board. @throws {Refusal} 'not-found' for a board the asker is not on */
export const readTemplates = (db: Pool, asker: Asker, boardId: string | undefined): Promise<Template[]> =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    return (await templatesOf(tx, board.id)).map(fromRow)
  })

/** One template for whoever changes it. @throws {Refusal} 'not-found', 'not-allowed' */
export const readTemplate = (db: Pool, asker: Asker, boardId: string | undefined, id: string | undefined) =>
  as(db, asker, async (tx) => {
    const { board, row } = await toChange(tx, asker, boardId, id)
    return { board, template: row && fromRow(row) }
  })

/** Writes a new template (`id` undefined) or writes one anew. @throws {Refusal} 'not-found', 'not-allowed' */
export const saveTemplate = (
  db: Pool,
  asker: Asker,
  boardId: string | undefined,
  id: string | undefined,
  form: TemplateForm,
) =>
  as(db, asker, async (tx) => {
    const { board, row } = await toChange(tx, asker, boardId, id)
    const { name, kind, themes, setting } = form
    const prompts = Object.fromEntries(
      fragments.case.map((one) => [one, form[one]]).filter(([, lines]) => lines?.length),
    )
    const columns = { name, kind, themes, setting, prompts }
    if (row) await updateTemplate(tx, row.id, columns)
    else await insertTemplate(tx, board.id, { id: randomUUID(), ...columns })
    await record(tx, asker, 'board.change-settings', { kind: 'board', id: board.id })
  })

/** Takes a template away; cases that began with it stay as they are. @throws {Refusal} 'not-found', 'not-allowed' */
export const removeTemplate = (db: Pool, asker: Asker, boardId: string | undefined, id: string | undefined) =>
  as(db, asker, async (tx) => {
    const { board, row } = await toChange(tx, asker, boardId, id)
    if (!row) throw new Refusal('not-found')
    await deleteTemplate(tx, row.id)
    await record(tx, asker, 'board.change-settings', { kind: 'board', id: board.id })
  })

/** The template of this board with that id, or nothing for no id. @throws {Refusal} 'not-found', 'not-allowed' */
async function toChange(tx: Tx, asker: Asker, boardId: string | undefined, id: string | undefined) {
  const board = await boardThrough(tx, asker, boardId)
  if (!may(asker, 'board.change-settings', { onBoard: true })) throw new Refusal('not-allowed')
  return { board, row: id === undefined ? null : await templateThrough(tx, board.id, id) }
}

/** @throws {Refusal} 'not-found' for what is no template of this board */
export async function templateThrough(tx: Tx, boardId: string, id: string): Promise<TemplateRow> {
  const asked = idOf.safeParse(id)
  const row = asked.success ? await templateOf(tx, boardId, asked.data) : undefined
  if (!row) throw new Refusal('not-found')
  return row
}

const fromRow = (row: TemplateRow): Template => ({
  id: row.id,
  name: row.name,
  prompts: row.prompts,
  kind: row.kind,
  themes: row.themes,
  setting: row.setting,
})
