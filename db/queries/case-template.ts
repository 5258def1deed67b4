import type { Db } from '../connect.ts'

export interface TemplateRow {
  id: string
  name: string
  prompts: Record<string, string[]>
  kind: string | null
  themes: string[]
  setting: string | null
}

/** What cases can begin with on a board, oldest first. Whoever asks has found the board through its member. */
export const templatesOf = (db: Db, boardId: string) => db<TemplateRow[]>`
  select id, name, prompts, kind, themes, setting from case_templates where board_id = ${boardId} order by created_at, id`

/** One template of this very board. */
export async function templateOf(db: Db, boardId: string, id: string): Promise<TemplateRow | undefined> {
  const [row] = await db<TemplateRow[]>`
    select id, name, prompts, kind, themes, setting from case_templates where board_id = ${boardId} and id = ${id}`
  return row
}

type Columns = Omit<TemplateRow, 'id'>

export const insertTemplate = (db: Db, boardId: string, one: TemplateRow) => db`
  insert into case_templates (id, board_id, name, prompts, kind, themes, setting)
  values (${one.id}, ${boardId}, ${one.name}, ${db.json(one.prompts)}, ${one.kind}, ${one.themes}, ${one.setting})`

export const updateTemplate = (db: Db, id: string, to: Columns) => db`
  update case_templates
     set name = ${to.name}, prompts = ${db.json(to.prompts)}, kind = ${to.kind}, themes = ${to.themes},
         setting = ${to.setting}, updated_at = now()
   where id = ${id}`

export const deleteTemplate = (db: Db, id: string) => db`delete from case_templates where id = ${id}`
