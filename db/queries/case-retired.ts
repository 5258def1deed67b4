import type { Db } from '../connect.ts'

/** Closed cases past the months that their text is kept, and withdrawn ones past the days they can be brought back. */
export const casesPastKeeping = (db: Db, after: { keptMonths: number; restoreDays: number }) => db<{ id: string }[]>`
  select id from cases
   where (state = 'closed' and state_since < now() - ${after.keptMonths} * interval '1 month')
      or (state = 'withdrawn' and state_since < now() - ${after.restoreDays} * interval '1 day')
   order by state_since`

/**
 * Takes every word of a case away: its question, its story, what was tried and why, the thread with what it said
 * before, and what its author wrote at the end. Codes, moments and who did what stay, and so does its lesson.
 */
export async function eraseTexts(db: Db, caseId: string): Promise<void> {
  await db`update cases set question = '', prompts = '{}' where id = ${caseId}`
  await db`update case_tried set why = '' where case_id = ${caseId}`
  await db`update case_moves set reason = null where case_id = ${caseId}`
  await db`update case_outcomes set summary = null, next_step = '', follow_up_why = '' where case_id = ${caseId}`
  await db`delete from case_readable where case_id = ${caseId}`
  await db`delete from case_mark_decisions where case_id = ${caseId}`
  await db`
    delete from contribution_versions v using contributions k where k.id = v.contribution_id and k.case_id = ${caseId}`
  await db`
    delete from contribution_mark_decisions d using contributions k
     where k.id = d.contribution_id and k.case_id = ${caseId}`
  await db`update contributions set body = '' where case_id = ${caseId}`
}
