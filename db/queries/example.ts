import type { CaseState } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'

/** Is there anyone yet? */
export async function isEmptyGroup(db: Db): Promise<boolean> {
  const [row] = await db<{ empty: boolean }[]>`select not exists (select from members) as empty`
  return row?.empty ?? false
}

/** A step of an example case, as if it was taken then. */
export const insertPastMove = (
  db: Db,
  caseId: string,
  move: { deed: string; from: CaseState; to: CaseState; memberId: string; at: Date },
) => db`
  insert into case_moves (case_id, deed, from_state, to_state, member_id, at)
  values (${caseId}, ${move.deed}, ${move.from}, ${move.to}, ${move.memberId}, ${move.at})`

/** An example contribution, as if it was written then. */
export const setWrittenAt = (db: Db, contributionId: string, at: Date) =>
  db`update contributions set written_at = ${at} where id = ${contributionId}`

/** A colleague was asked to think along, as if it was then. */
export const insertPastRequest = (db: Db, caseId: string, memberId: string, by: string, at: Date) => db`
  insert into case_requests (case_id, member_id, asked_by, asked_at) values (${caseId}, ${memberId}, ${by}, ${at})`

/** Somebody looked at a case, as if it was then. */
export const insertPastVisit = (db: Db, caseId: string, memberId: string, at: Date) => db`
  insert into case_visits (case_id, member_id, seen_at) values (${caseId}, ${memberId}, ${at})`
