import { aliveStates, boardStates, type CaseState, thinkingStates } from '#app/domain/rights/case-states.ts'
import type { Db } from '../connect.ts'
import { isReadableBy } from './case.ts'

export interface WaitingCaseRow {
  id: string
  number: number
  question: string
  state: CaseState
  since: Date
  age_band: string | null
  urgency: string | null
  safety: string | null
  board_name: string
  advices: number
}

const seen = (db: Db, memberId: string) => db`
  select c.id, c.number, c.question, c.state, c.state_since as since, c.age_band, c.urgency, c.safety,
         b.name as board_name,
         (select count(*)::int from contributions k where k.case_id = c.id and k.kind = 'advice') as advices
    from cases c
    join boards b on b.id = c.board_id
    left join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}`

const mine = (db: Db, memberId: string) => db`
  (c.author_id = ${memberId}
   or exists (select from case_co_authors a where a.case_id = c.id and a.member_id = ${memberId}))`

export interface OwnCaseRow extends WaitingCaseRow {
  accepted: boolean
  closed_out: boolean
  /** When to tell how it went, while that was not told. */
  due_at: Date | null
  told: boolean
  lesson: 'undecided' | 'wanted' | 'none' | 'written'
  author: boolean
}

/** This member's own placed cases that are not closed, latest first, with how far their ending has come. */
export const ownCases = (db: Db, memberId: string) => db<OwnCaseRow[]>`
  select seen.*, o.accepted_at is not null as accepted, o.closed_out_at is not null as closed_out,
         case when o.follow_up is null then o.follow_up_due_at end as due_at, o.follow_up is not null as told,
         coalesce(o.lesson, 'undecided') as lesson, c.author_id = ${memberId} as author
    from (${seen(db, memberId)} where ${mine(db, memberId)} and c.state in ${db(aliveStates)}) seen
    join cases c on c.id = seen.id
    left join case_outcomes o on o.case_id = c.id and o.round = c.round
   order by c.published_at desc nulls last, c.number desc`

/** Cases of others on this member's boards that nobody has advised on yet, longest waiting first. */
export const casesWithoutAdvice = (db: Db, memberId: string, limit: number | null) => db<WaitingCaseRow[]>`
  ${seen(db, memberId)}
   where c.state in ('open', 'in-progress') and m.member_id is not null
     and not ${mine(db, memberId)} and ${isReadableBy(db, memberId)}
     and not exists (select from contributions k where k.case_id = c.id and k.kind = 'advice')
     and not exists (select from case_requests r where r.case_id = c.id and r.member_id = ${memberId})
   order by c.state_since, c.number
   limit ${limit}`

/**
 * Cases about which this member was asked to think along, longest asked first: until they advised, and not while a
 * question of theirs waits for its author. With `away`, those about which they stand in for whoever was asked, as far
 * as they may read them.
 */
export const casesAskedOf = (db: Db, memberId: string, away = memberId) => db<
  (WaitingCaseRow & { asked_at: Date; asked_by: string | null })[]
>`
  select seen.*, r.asked_at,
         case when c.show_name or (r.asked_by <> c.author_id
                and not exists (select from case_co_authors x where x.case_id = c.id and x.member_id = r.asked_by))
              then a.name end as asked_by
    from (${seen(db, memberId)} where m.member_id is not null and ${isReadableBy(db, memberId)}) seen
    join cases c on c.id = seen.id
    join case_requests r on r.case_id = c.id and r.member_id = ${away} and r.declined_at is null
    join members a on a.id = r.asked_by
   where c.state in ${db(thinkingStates)} and (${memberId} = ${away} or not ${mine(db, memberId)})
     and not exists (select from contributions k
                      where k.case_id = c.id and k.writer_id in (${memberId}, ${away}) and k.written_at > r.asked_at
                        and (k.kind = 'advice' or not exists (
                          select from contributions w
                           where w.case_id = c.id and w.written_at > k.written_at
                             and (w.writer_id = c.author_id
                                  or exists (select from case_co_authors x
                                              where x.case_id = c.id and x.member_id = w.writer_id)))))
   order by r.asked_at`

/** Reactions in which this member, or whom they stand in for, is called in and that they have not seen, latest first. */
export const mentionsOf = (db: Db, memberId: string, away = memberId) => db<
  (WaitingCaseRow & { contribution_id: string; written_at: Date })[]
>`
  select seen.*, k.id as contribution_id, k.written_at
    from (${seen(db, memberId)} where ${isReadableBy(db, memberId)}) seen
    join contributions k on k.case_id = seen.id
    join contribution_mentions x on x.contribution_id = k.id and x.member_id = ${away}
    left join case_visits v on v.case_id = seen.id and v.member_id = ${memberId}
   where greatest(k.written_at, k.edited_at) > coalesce(v.seen_at, '-infinity') and k.writer_id <> ${memberId}
   order by k.written_at`

/** Cases that wait for a word of the coordinator: put away, or waiting for a lesson that its author allowed. */
export const casesToCoordinate = (db: Db, memberId: string) => db<(WaitingCaseRow & { what: 'hidden' | 'lesson' })[]>`
  select seen.*, case when c.state = 'hidden' then 'hidden' else 'lesson' end as what
    from (${seen(db, memberId)} where m.member_id is not null) seen
    join cases c on c.id = seen.id
    left join case_outcomes o on o.case_id = c.id and o.round = c.round
   where c.state = 'hidden' or (c.state = 'follow-up' and o.follow_up is not null and o.lesson = 'wanted')
   order by c.state_since`

/** What is new to this member on their boards since they last looked, latest first; at most `limit`. */
export const newsFor = (db: Db, memberId: string, limit: number) => db<(WaitingCaseRow & { news_at: Date })[]>`
  select seen.*, n.at as news_at
    from (${seen(db, memberId)} where m.member_id is not null and ${isReadableBy(db, memberId)}
            and c.state in ${db(boardStates)}) seen
    join cases c on c.id = seen.id
    join board_members j on j.board_id = c.board_id and j.member_id = ${memberId}
    left join case_visits v on v.case_id = c.id and v.member_id = ${memberId}
    join lateral (
      select max(at) as at from (
        select greatest(k.written_at, k.edited_at) as at from contributions k
         where k.case_id = c.id and k.writer_id <> ${memberId}
        union all
        select w.at from case_moves w where w.case_id = c.id and w.member_id is distinct from ${memberId}) every
    ) n on n.at > coalesce(v.seen_at, j.joined_at)
   order by n.at desc
   limit ${limit}`

export interface NextMeetingRow {
  id: string
  board_name: string
  starts_at: Date
  cases: number
  invited: boolean
  answer: 'yes' | 'online' | 'no' | null
  anyone_invited: boolean
}

/** Meetings still to come on this member's boards, soonest first. */
export const meetingsToCome = (db: Db, memberId: string, limit: number) => db<NextMeetingRow[]>`
  select t.id, b.name as board_name, t.starts_at, i.member_id is not null as invited, i.answer,
         (select count(*)::int from agenda_items a where a.meeting_id = t.id and a.kind = 'case') as cases,
         exists (select from meeting_invitations x where x.meeting_id = t.id) as anyone_invited
    from meetings t
    join boards b on b.id = t.board_id
    join board_members m on m.board_id = t.board_id and m.member_id = ${memberId}
    left join meeting_invitations i on i.meeting_id = t.id and i.member_id = ${memberId}
   where t.state = 'planned' and t.ends_at > now()
   order by t.starts_at, t.id
   limit ${limit}`
