import type { CaseState } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'
import { isReadableBy } from './case.ts'

export interface ArchivedRow {
  id: string
  number: number
  /** Empty once its text was erased. */
  question: string
  state: CaseState
  kind: string | null
  age_band: string | null
  themes: string[]
  closed_at: Date
  lesson: boolean
  mine: boolean
}

/** Closed cases of a board that no longer lie on it, latest first, as far as this member may read them. */
export const archivedCases = (db: Db, memberId: string, boardId: string) => db<ArchivedRow[]>`
  select c.id, c.number, c.question, c.state, c.kind, c.age_band, c.themes, coalesce(c.closed_at, c.state_since) as closed_at,
         exists (select from case_lessons l where l.case_id = c.id) as lesson, c.author_id = ${memberId} as mine
    from cases c
    join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}
   where c.board_id = ${boardId} and (c.state = 'minimised' or c.state = 'closed' and c.archived_at is not null)
     and ${isReadableBy(db, memberId)}
   order by closed_at desc, c.number desc`

/** Withdrawn cases that this member may see: their own, and for a coordinator those of the board. */
export const withdrawnCases = (db: Db, memberId: string, boardId: string) => db<
  { id: string; number: number; question: string; since: Date; mine: boolean }[]
>`
  select c.id, c.number, c.question, c.state_since as since, c.author_id = ${memberId} as mine
    from cases c
    join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}
   where c.board_id = ${boardId} and c.state = 'withdrawn' and ${isReadableBy(db, memberId)}
   order by c.state_since desc`

/** Closed cases that lay on their board for so many days. */
export const casesToArchive = (db: Db, days: number) => db<{ id: string }[]>`
  select id from cases
   where state = 'closed' and archived_at is null
     and greatest(coalesce(closed_at, state_since), unarchived_at) < now() - ${days} * interval '1 day'
   for update skip locked`
