import { boardStates } from '#app/domain/rights/case-states.ts'
import type { Db, Part } from '../connect.ts'

/** Withdrawn cases are erased after a while: a year would not keep its figures. */
const measuredStates = [...boardStates, 'hidden', 'minimised']

/** A year on the clock of Amsterdam. */
const inYear = (db: Db, column: Part, year: number) => db`
  (${column} >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Europe/Amsterdam')
   and ${column} < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Europe/Amsterdam'))`

const onMyBoards = (db: Db, memberId: string) => db`
  join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}`

const bySomebodyElse = (db: Db) => db`
  k.writer_id <> c.author_id
  and not exists (select from case_co_authors a where a.case_id = c.id and a.member_id = k.writer_id)`

export interface PlacedRow {
  published_at: Date
  first_reaction_at: Date | null
  first_advice_at: Date | null
  themes: string[]
}

/** Cases placed in a year on the boards this member is on, with when they were first answered. For coordinators: they read all. */
export const casesPlacedIn = (db: Db, memberId: string, year: number) => db<PlacedRow[]>`
  select c.published_at, c.themes, said.first_reaction_at, said.first_advice_at
    from cases c ${onMyBoards(db, memberId)}
    cross join lateral (
      select min(k.written_at) as first_reaction_at,
             min(k.written_at) filter (where k.kind = 'advice') as first_advice_at
        from contributions k where k.case_id = c.id and ${bySomebodyElse(db)}) said
   where c.state in ${db(measuredStates)} and ${inYear(db, db`c.published_at`, year)}`

export interface ClosedRow {
  result: 'confirmed' | 'new-advice' | 'not-useful' | 'none-of-these' | null
  follow_up: 'yes' | 'partly' | 'no' | 'declined' | 'no-answer' | null
  lesson: boolean
}

/** Cases closed in a year on the boards this member is on, with what came of their last round. */
export const casesClosedIn = (db: Db, memberId: string, year: number) => db<ClosedRow[]>`
  select o.result, o.follow_up, coalesce(o.lesson = 'written', false) as lesson
    from cases c ${onMyBoards(db, memberId)}
    left join case_outcomes o on o.case_id = c.id and o.round = c.round
   where c.state in ${db(measuredStates)} and ${inYear(db, db`c.closed_at`, year)}`

export interface SaidRow {
  questions: number
  advices: number
  disciplines: number
  answered: number
}

/** What others than their writers said in a year on the boards this member is on, and how many disciplines they are from. */
export async function saidIn(db: Db, memberId: string, year: number): Promise<SaidRow> {
  const [row] = await db<SaidRow[]>`
    select count(*) filter (where k.kind = 'question')::int as questions,
           count(*) filter (where k.kind = 'advice')::int as advices,
           count(distinct nullif(lower(trim(p.discipline)), ''))::int as disciplines,
           count(distinct k.case_id)::int as answered
      from contributions k
      join cases c on c.id = k.case_id ${onMyBoards(db, memberId)}
      join members p on p.id = k.writer_id
     where c.state in ${db(measuredStates)} and ${inYear(db, db`k.written_at`, year)} and ${bySomebodyElse(db)}`
  return row ?? { questions: 0, advices: 0, disciplines: 0, answered: 0 }
}

/** Meetings of a year on the boards this member is on that were held, pages that were adopted, and how many boards these are. */
export async function heldIn(db: Db, memberId: string, year: number, now: Date) {
  const [row] = await db<{ boards: number; meetings: number; pages: number }[]>`
    select (select count(*)::int from board_members b where b.member_id = ${memberId}) as boards,
           (select count(*)::int from meetings t
              join board_members b on b.board_id = t.board_id and b.member_id = ${memberId}
             where t.state = 'planned' and t.ends_at <= ${now} and ${inYear(db, db`t.starts_at`, year)}) as meetings,
           (select count(*)::int from practice_notes n
             where n.state = 'adopted' and ${inYear(db, db`n.adopted_at`, year)}) as pages`
  return row ?? { boards: 0, meetings: 0, pages: 0 }
}

/** The first year in which anything was placed on the boards this member is on, in Amsterdam; null where nothing was. */
export async function firstYearOf(db: Db, memberId: string): Promise<number | null> {
  const [row] = await db<{ year: number | null }[]>`
    select extract(year from min(c.published_at) at time zone 'Europe/Amsterdam')::int as year
      from cases c ${onMyBoards(db, memberId)} where c.state in ${db(measuredStates)}`
  return row?.year ?? null
}
