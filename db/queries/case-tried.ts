import type { Db } from '../connect.ts'

export interface TriedRow {
  id: string
  intervention: string
  effect: string | null
  why: string
}

/** What was tried, in the order in which it was written down. */
export const triedOf = (db: Db, caseId: string) => db<TriedRow[]>`
  select id, intervention, effect, why from case_tried where case_id = ${caseId} order by position`

/** One more row; sent twice it stays one. At most 40 for a case. */
export const insertTried = (db: Db, caseId: string, id: string) => db`
  insert into case_tried (id, case_id, position)
  select ${id}, ${caseId}, coalesce(max(position), 0) + 1 from case_tried where case_id = ${caseId} having count(*) < 40
  on conflict do nothing`

export const updateTried = (db: Db, caseId: string, id: string, columns: Record<string, unknown>) =>
  db`update case_tried set ${db(columns as never)} where case_id = ${caseId} and id = ${id}`

export const deleteTried = (db: Db, caseId: string, id: string) =>
  db`delete from case_tried where case_id = ${caseId} and id = ${id}`
