import type { Db } from '../connect.ts'

export interface MeetingRow {
  id: string
  board_id: string
  board_name: string
  uid: string
  sequence: number
  starts_at: Date
  ends_at: Date
  place: string
  online_url: string
  state: 'planned' | 'cancelled'
  minutes_id: string
  organiser_id: string
  organiser_name: string
}

/** One meeting through a member of its board: not on it, not found. `lock` holds the row until the deed is done. */
export async function meetingFor(
  db: Db,
  memberId: string,
  meetingId: string,
  lock = false,
): Promise<MeetingRow | undefined> {
  const [row] = await db<MeetingRow[]>`
    select m.id, m.board_id, b.name as board_name, m.uid, m.sequence, m.starts_at, m.ends_at, m.place, m.online_url,
           m.state, m.minutes_id, m.organiser_id, o.name as organiser_name
      from meetings m
      join boards b on b.id = m.board_id
      join board_members bm on bm.board_id = m.board_id and bm.member_id = ${memberId}
      join members o on o.id = m.organiser_id
     where m.id = ${meetingId}
     ${lock ? db`for update of m` : db``}`
  return row
}

export interface MeetingInListRow {
  id: string
  board_name: string
  starts_at: Date
  ends_at: Date
  place: string
  online: boolean
  state: 'planned' | 'cancelled'
  cases: number
  invited: boolean
  answer: 'yes' | 'online' | 'no' | null
}

/** The meetings of this member's boards, soonest first; at most `limit` of them, the latest. */
export const meetingsFor = (db: Db, memberId: string, limit = 200) => db<MeetingInListRow[]>`
  select * from (
    select m.id, b.name as board_name, m.starts_at, m.ends_at, m.place, m.online_url <> '' as online, m.state,
           (select count(*)::int from agenda_items a where a.meeting_id = m.id and a.kind = 'case') as cases,
           i.member_id is not null as invited, i.answer
      from meetings m
      join boards b on b.id = m.board_id
      join board_members bm on bm.board_id = m.board_id and bm.member_id = ${memberId}
      left join meeting_invitations i on i.meeting_id = m.id and i.member_id = ${memberId}
     order by m.starts_at desc
     limit ${limit}) latest
   order by starts_at, id`

export const insertMeeting = (
  db: Db,
  meeting: {
    id: string
    boardId: string
    uid: string
    minutesId: string
    organiserId: string
    startsAt: Date
    endsAt: Date
    place: string
    onlineUrl: string
  },
) => db`
  insert into meetings (id, board_id, uid, minutes_id, organiser_id, starts_at, ends_at, place, online_url)
  values (${meeting.id}, ${meeting.boardId}, ${meeting.uid}, ${meeting.minutesId}, ${meeting.organiserId},
          ${meeting.startsAt}, ${meeting.endsAt}, ${meeting.place}, ${meeting.onlineUrl})`

/** Another time or place, under the next SEQUENCE. */
export const updateMeeting = (
  db: Db,
  id: string,
  to: { startsAt: Date; endsAt: Date; place: string; onlineUrl: string },
) => db`
  update meetings
     set starts_at = ${to.startsAt}, ends_at = ${to.endsAt}, place = ${to.place}, online_url = ${to.onlineUrl},
         sequence = sequence + 1
   where id = ${id}`

export const cancelMeeting = (db: Db, id: string) => db`
  update meetings set state = 'cancelled', sequence = sequence + 1 where id = ${id} and state = 'planned'`

/** When the board meets next, as seen from a moment: the first meeting after it that was not cancelled. */
export async function nextMeetingOf(db: Db, boardId: string, after: Date | null): Promise<Date | null> {
  const [row] = await db<{ starts_at: Date | null }[]>`
    select min(starts_at) as starts_at from meetings
     where board_id = ${boardId} and state = 'planned' and starts_at > coalesce(${after}, now())`
  return row?.starts_at ?? null
}
