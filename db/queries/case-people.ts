import type { Db } from '../connect.ts'

export interface PersonRow {
  id: string
  name: string
  discipline: string
  organisation: string
  colour: number
}

/** The co-authors that the author named. */
export const coAuthorsOf = (db: Db, caseId: string) => db<PersonRow[]>`
  select p.id, p.name, p.discipline, p.organisation, p.colour
    from case_co_authors a join members p on p.id = a.member_id
   where a.case_id = ${caseId} order by a.added_at`

/** The people named as readers, for visibility 'named'. */
export const readersOf = (db: Db, caseId: string) => db<PersonRow[]>`
  select p.id, p.name, p.discipline, p.organisation, p.colour
    from case_readers x join members p on p.id = x.member_id
   where x.case_id = ${caseId} order by p.name`

/** Members of the case's board other than its author: whom one can name. */
export const boardMatesOf = (db: Db, caseId: string) => db<(PersonRow & { is_expert: boolean })[]>`
  select p.id, p.name, p.discipline, p.organisation, p.colour,
         exists (select from member_roles r where r.member_id = p.id and r.role = 'expert') as is_expert
    from cases c
    join board_members m on m.board_id = c.board_id and m.member_id <> c.author_id
    join members p on p.id = m.member_id and p.left_at is null
   where c.id = ${caseId} order by p.name`

const isMate = (db: Db, caseId: string, memberId: string) => db`
  from cases c join board_members m on m.board_id = c.board_id and m.member_id = ${memberId} and m.member_id <> c.author_id
  join members p on p.id = m.member_id and p.left_at is null
  where c.id = ${caseId}`

/** Names a co-author; nothing when they are not on the board, are the author, or were named before. */
export const insertCoAuthor = (db: Db, caseId: string, memberId: string) => db`
  insert into case_co_authors (case_id, member_id) select c.id, m.member_id ${isMate(db, caseId, memberId)}
  on conflict do nothing`

export const deleteCoAuthor = (db: Db, caseId: string, memberId: string) =>
  db`delete from case_co_authors where case_id = ${caseId} and member_id = ${memberId}`

/** Names a reader; nothing when they are not on the board. */
export const insertReader = (db: Db, caseId: string, memberId: string) => db`
  insert into case_readers (case_id, member_id) select c.id, m.member_id ${isMate(db, caseId, memberId)}
  on conflict do nothing`

export const deleteReader = (db: Db, caseId: string, memberId: string) =>
  db`delete from case_readers where case_id = ${caseId} and member_id = ${memberId}`
