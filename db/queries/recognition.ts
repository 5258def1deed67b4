import type { CaseState } from '#app/domain/rights/table.ts'
import type { Db, Part } from '../connect.ts'

/** Has this member said to recognise case `c`, and has no coordinator brought it back? */
export const isRecognisedBy = (db: Db, memberId: string | Part) => db`
  exists (select from case_recognitions g where g.case_id = c.id and g.member_id = ${memberId} and g.ended_at is null)`

/** Keeps that a reader recognises a case; 0 rows when that stands already. */
export const insertRecognition = (db: Db, caseId: string, memberId: string, forEveryone: boolean) => db`
  insert into case_recognitions (case_id, member_id, for_everyone) values (${caseId}, ${memberId}, ${forEveryone})
  on conflict do nothing`

export interface RecognitionRow {
  id: string
  case_id: string
  number: number
  board_name: string
  reader_name: string
  for_everyone: boolean
  at: Date
  case_state: CaseState
}

/** Recognitions that stand on the boards of this coordinator, latest first: numbers and names, not a word of a case. */
export const recognitionsFor = (db: Db, coordinatorId: string) => db<RecognitionRow[]>`
  select g.id, g.case_id, c.number, b.name as board_name, p.name as reader_name, g.for_everyone, g.at,
         c.state as case_state
    from case_recognitions g
    join cases c on c.id = g.case_id
    join boards b on b.id = c.board_id
    join board_members m on m.board_id = c.board_id and m.member_id = ${coordinatorId}
    join members p on p.id = g.member_id
   where g.ended_at is null
     and exists (select from member_roles r where r.member_id = ${coordinatorId} and r.role = 'coordinator')
   order by g.at desc, g.id`

/** Ends a recognition on a board of this coordinator. Answers its case; nothing when it is not there. */
export async function endRecognition(
  db: Db,
  coordinatorId: string,
  id: string,
): Promise<{ case_id: string; number: number } | undefined> {
  const [row] = await db<{ case_id: string; number: number }[]>`
    update case_recognitions g set ended_at = now(), ended_by = ${coordinatorId}
      from cases c
      join board_members m on m.board_id = c.board_id and m.member_id = ${coordinatorId}
     where g.id = ${id} and g.case_id = c.id and g.ended_at is null
       and exists (select from member_roles r where r.member_id = ${coordinatorId} and r.role = 'coordinator')
    returning g.case_id, c.number`
  return row
}

/** Own cases of this member that a reader recognises now: number and since when, never by whom. */
export const ownRecognised = (db: Db, memberId: string) => db<
  { id: string; number: number; question: string; since: Date; board_name: string }[]
>`
  select c.id, c.number, c.question, max(g.at) as since, b.name as board_name
    from cases c
    join boards b on b.id = c.board_id
    join case_recognitions g on g.case_id = c.id and g.ended_at is null
   where c.author_id = ${memberId}
      or exists (select from case_co_authors a where a.case_id = c.id and a.member_id = ${memberId})
   group by c.id, b.name
   order by since`

/** Who is told of a recognition: the author, and the coordinators of the board who did not recognise it themselves. */
export const toldOfRecognition = (db: Db, caseId: string, readerId: string) => db<
  { id: string; name: string; email: string; language: 'nl' | 'en'; as: 'author' | 'coordinator' }[]
>`
  select p.id, p.name, p.email, p.language, 'author' as as
    from cases c join members p on p.id = c.author_id
   where c.id = ${caseId} and p.left_at is null
  union all
  select p.id, p.name, p.email, p.language, 'coordinator' as as
    from cases c
    join board_members m on m.board_id = c.board_id
    join member_roles r on r.member_id = m.member_id and r.role = 'coordinator'
    join members p on p.id = m.member_id
   where c.id = ${caseId} and p.left_at is null and p.id <> ${readerId} and p.id <> c.author_id`
