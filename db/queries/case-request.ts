import type { Role } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'
import { isReadableBy } from './case.ts'

export interface ReaderRow {
  id: string
  name: string
  discipline: string
  organisation: string
  colour: number
  roles: Role[]
  /** Is this somebody who wrote the case? */
  writer: boolean
}

/** Everyone who may read this case now, by name: whom one can call in or ask. */
export const readersOfCase = (db: Db, caseId: string) => db<ReaderRow[]>`
  select p.id, p.name, p.discipline, p.organisation, p.colour,
         array(select r.role from member_roles r where r.member_id = p.id order by r.role) as roles,
         p.id = c.author_id
         or exists (select from case_co_authors a where a.case_id = c.id and a.member_id = p.id) as writer
    from cases c
    join board_members m on m.board_id = c.board_id
    join members p on p.id = m.member_id and p.left_at is null
   where c.id = ${caseId} and ${isReadableBy(db, db`p.id`)}
   order by p.name`

export interface ExperienceRow {
  member_id: string
  /** Advices on cases with at least one of the themes, or of the same kind or age band. */
  alike: number
  /** When they last wrote an advice anywhere; null for never. */
  last_advised_at: Date | null
  /** Did they write anything below this case, or were they asked before? */
  here: boolean
  asked_at: Date | null
  declined_at: Date | null
}

/** What the readers of a case did before: for whom to ask. Counts of cases they could read themselves, never words. */
export const experienceAround = (db: Db, caseId: string) => db<ExperienceRow[]>`
  select m.member_id,
         (select count(distinct k.case_id)::int from contributions k join cases o on o.id = k.case_id
           where k.writer_id = m.member_id and k.kind = 'advice' and o.id <> c.id
             and (o.themes && c.themes or o.kind = c.kind and o.age_band = c.age_band)) as alike,
         (select max(k.written_at) from contributions k
           where k.writer_id = m.member_id and k.kind = 'advice') as last_advised_at,
         exists (select from contributions k where k.case_id = c.id and k.writer_id = m.member_id) as here,
         q.asked_at, q.declined_at
    from cases c
    join board_members m on m.board_id = c.board_id
    left join case_requests q on q.case_id = c.id and q.member_id = m.member_id
   where c.id = ${caseId}`

/** Asks a colleague to think along; who said "not now" before can be asked again. 0 rows when they are asked already. */
export const insertRequest = (db: Db, caseId: string, memberId: string, by: string) => db`
  insert into case_requests as r (case_id, member_id, asked_by) values (${caseId}, ${memberId}, ${by})
  on conflict (case_id, member_id) do update set asked_by = excluded.asked_by, asked_at = now(), declined_at = null
   where r.declined_at is not null`

/** Not now. 0 rows when nobody asked. */
export const declineRequest = (db: Db, caseId: string, memberId: string) => db`
  update case_requests set declined_at = now()
   where case_id = ${caseId} and member_id = ${memberId} and declined_at is null`

export interface RequestRow {
  member_id: string
  name: string
  asked_by: string
  asked_by_name: string
  /** Was it asked by a writer of the case who chose not to be named? */
  hidden: boolean
  asked_at: Date
  declined_at: Date | null
}

/** Who was asked about a case and by whom, in the order of asking. */
export const requestsAbout = (db: Db, caseId: string) => db<RequestRow[]>`
  select r.member_id, p.name, r.asked_by, a.name as asked_by_name, r.asked_at, r.declined_at,
         not c.show_name
         and (r.asked_by = c.author_id
              or exists (select from case_co_authors x where x.case_id = c.id and x.member_id = r.asked_by)) as hidden
    from case_requests r
    join cases c on c.id = r.case_id
    join members p on p.id = r.member_id
    join members a on a.id = r.asked_by
   where r.case_id = ${caseId} order by r.asked_at`
