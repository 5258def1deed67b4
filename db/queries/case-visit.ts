import type { Db } from '../connect.ts'

/** Minutes without a look after which looking again is another visit. */
const pauseMinutes = 30

/**
 * Writes down that this member looks at the case, and answers from when on things are new to them: the look before this
 * visit; null at the first.
 */
export async function visit(db: Db, memberId: string, caseId: string): Promise<Date | null> {
  const [row] = await db<{ new_since: Date | null }[]>`
    insert into case_visits as v (member_id, case_id) values (${memberId}, ${caseId})
    on conflict (member_id, case_id) do update
       set new_since = case when v.seen_at < now() - ${pauseMinutes} * interval '1 minute' then v.seen_at else v.new_since end,
           seen_at = now()
    returning new_since`
  return row?.new_since ?? null
}
