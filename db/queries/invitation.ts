import type { Answer } from '#app/domain/meeting/types.ts'
import type { Db } from '../connect.ts'

export interface InviteeRow {
  id: string
  name: string
  email: string
  colour: number
  language: 'nl' | 'en'
  on_board: boolean
  invited: boolean
  answer: Answer | null
}

/** Members of the meeting's board, and whoever was invited and has left it since; nobody who left the group. */
export const peopleAround = (db: Db, meetingId: string) => db<InviteeRow[]>`
  select m.id, m.name, m.email, m.colour, m.language, bm.member_id is not null as on_board,
         i.member_id is not null as invited, i.answer
    from meetings t
    join members m on m.left_at is null
    left join board_members bm on bm.board_id = t.board_id and bm.member_id = m.id
    left join meeting_invitations i on i.meeting_id = t.id and i.member_id = m.id
   where t.id = ${meetingId} and (bm.member_id is not null or i.member_id is not null)
   order by m.name, m.id`

export const insertInvitation = (db: Db, meetingId: string, memberId: string) => db`
  insert into meeting_invitations (meeting_id, member_id) values (${meetingId}, ${memberId}) on conflict do nothing`

export const deleteInvitation = (db: Db, meetingId: string, memberId: string) => db`
  delete from meeting_invitations where meeting_id = ${meetingId} and member_id = ${memberId}`

/** Which SEQUENCE this person's calendar was last told. */
export const setSentSequence = (db: Db, meetingId: string, memberId: string, sequence: number) => db`
  update meeting_invitations set sent_sequence = ${sequence} where meeting_id = ${meetingId} and member_id = ${memberId}`

/** Answers to a time that is no longer the time. */
export const forgetAnswers = (db: Db, meetingId: string) => db`
  update meeting_invitations set answer = null, answered_at = null where meeting_id = ${meetingId}`

/** Counts one row when this member is invited, none otherwise. */
export const setAnswer = (db: Db, meetingId: string, memberId: string, answer: Answer) => db`
  update meeting_invitations set answer = ${answer}, answered_at = now()
   where meeting_id = ${meetingId} and member_id = ${memberId}`
