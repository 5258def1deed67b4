import { randomUUID } from 'node:crypto'
import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { insertAgendaItem, orderAgenda } from '#db/queries/agenda.ts'
import {
  deleteInvitation,
  forgetAnswers,
  type InviteeRow,
  insertInvitation,
  peopleAround,
  setAnswer,
  setSentSequence,
} from '#db/queries/invitation.ts'
import { cancelMeeting, insertMeeting, updateMeeting } from '#db/queries/meeting.ts'
import { record } from '../audit/write.server.ts'
import { boardThrough } from '../board/read.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import type { Deed } from '../rights/table.ts'
import { type MeetingServices, onMeetingChanged } from './changed.server.ts'
import { meetingMail, type Occasion } from './mails.ts'
import { meetingThrough } from './read.server.ts'
import { calendarsMustFollow, firstAgenda, phaseOf, timeChanged } from './rules.ts'
import type { WhenAndWhere } from './schema.ts'
import type { Answer, Meeting } from './types.ts'

/** A meeting with its first agenda and empty minutes; nobody is invited yet. Answers its id. */
export const planMeeting = (
  { db, documents }: MeetingServices,
  asker: Asker,
  boardId: string | undefined,
  form: WhenAndWhere,
) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    if (!may(asker, 'meeting.plan', { onBoard: true })) throw new Refusal('not-allowed')
    const meeting = {
      id: randomUUID(),
      uid: randomUUID(),
      minutesId: randomUUID(),
      boardId: board.id,
      organiserId: asker.id,
    }
    await insertMeeting(tx, { ...meeting, ...form })
    await documents.create(tx, { id: meeting.minutesId, kind: 'minutes', subjectId: meeting.id })
    const parts = firstAgenda.map((part) => ({ ...part, id: randomUUID(), meetingId: meeting.id }))
    for (const part of parts) await insertAgendaItem(tx, part)
    const ids = parts.map((part) => part.id)
    await orderAgenda(tx, meeting.id, ids)
    await record(tx, asker, 'meeting.plan', { kind: 'meeting', id: meeting.id })
    return meeting.id
  })

/** Invites members of the board who were not yet; each gets one mail. Who invites comes. Answers how many mails. */
export async function invite(
  services: MeetingServices,
  asker: Asker,
  meetingId: string | undefined,
  form: { who: 'all' | 'chosen'; member: readonly string[] },
): Promise<number> {
  const count = await as(services.db, asker, async (tx) => {
    const meeting = await toChange(tx, asker, meetingId, 'meeting.change')
    const people = (await peopleAround(tx, meeting.id)).filter((person) => person.on_board && !person.invited)
    const chosen = form.who === 'all' ? people : people.filter((person) => form.member.includes(person.id))
    if (chosen.length === 0) throw new Refusal('bad-input', { fields: { member: ['nobody'] } })
    for (const person of chosen) {
      await insertInvitation(tx, meeting.id, person.id)
      if (person.id === asker.id) await setAnswer(tx, meeting.id, asker.id, 'yes')
      await tell(services, tx, meeting, 'invited', person)
    }
    await record(tx, asker, 'meeting.change', { kind: 'meeting', id: meeting.id })
    return chosen.length
  })
  services.outbox.nudge()
  await onMeetingChanged(services, asker, meetingId)
  return count
}

/**
 * Another time or place. Whoever was invited gets the new one under the next SEQUENCE; whoever has left the board
 * since gets a cancellation. With another time the answers begin anew. Answers how many mails: none when
 * nothing changed.
 */
export async function changeMeeting(
  services: MeetingServices,
  asker: Asker,
  meetingId: string | undefined,
  form: WhenAndWhere,
): Promise<number> {
  const count = await as(services.db, asker, async (tx) => {
    const before = await toChange(tx, asker, meetingId, 'meeting.change')
    if (!calendarsMustFollow(before, form)) return 0
    await updateMeeting(tx, before.id, form)
    const meeting: Meeting = { ...before, ...form, sequence: before.sequence + 1 }
    const invited = await invitedTo(tx, meeting)
    for (const person of invited) {
      await tell(services, tx, meeting, person.on_board ? 'moved' : 'cancelled', person)
      if (!person.on_board) await deleteInvitation(tx, meeting.id, person.id)
    }
    if (timeChanged(before, meeting)) await forgetAnswers(tx, meeting.id)
    await record(tx, asker, 'meeting.change', { kind: 'meeting', id: meeting.id })
    return invited.length
  })
  services.outbox.nudge()
  await onMeetingChanged(services, asker, meetingId)
  return count
}

/**
 * Cancels: everyone invited gets METHOD:CANCEL under the next SEQUENCE.
 * @param letGo  what else must happen in the same transaction, such as giving cases back
 */
export async function callOff(
  services: MeetingServices,
  asker: Asker,
  meetingId: string | undefined,
  letGo: (tx: Tx, meeting: Meeting) => Promise<void>,
): Promise<number> {
  const count = await as(services.db, asker, async (tx) => {
    const before = await toChange(tx, asker, meetingId, 'meeting.cancel')
    await cancelMeeting(tx, before.id)
    const meeting: Meeting = { ...before, state: 'cancelled', sequence: before.sequence + 1 }
    const invited = await invitedTo(tx, meeting)
    for (const person of invited) await tell(services, tx, meeting, 'cancelled', person)
    await letGo(tx, meeting)
    await record(tx, asker, 'meeting.cancel', { kind: 'meeting', id: meeting.id })
    return invited.length
  })
  services.outbox.nudge()
  await onMeetingChanged(services, asker, meetingId)
  return count
}

/** *Ik kom*, *ik kom online* or *ik kan niet*; may be changed until the meeting is over. */
export async function answerInvitation(
  services: MeetingServices,
  asker: Asker,
  meetingId: string | undefined,
  answer: Answer,
): Promise<void> {
  await as(services.db, asker, async (tx) => {
    const meeting = await meetingThrough(tx, asker, meetingId, { lock: false })
    if (!may(asker, 'meeting.answer', { onBoard: true })) throw new Refusal('not-allowed')
    if (phaseOf(meeting, new Date()) !== 'coming') throw new Refusal('wrong-state')
    if ((await setAnswer(tx, meeting.id, asker.id, answer)).count === 0) throw new Refusal('not-allowed')
    await record(tx, asker, 'meeting.answer', { kind: 'meeting', id: meeting.id })
  })
  await onMeetingChanged(services, asker, meetingId)
}

/** The meeting, locked, when the asker may do this to it and it is still to come. */
export async function toChange(tx: Tx, asker: Asker, meetingId: string | undefined, deed: Deed): Promise<Meeting> {
  const meeting = await meetingThrough(tx, asker, meetingId, { lock: true })
  if (!may(asker, deed, { onBoard: true })) throw new Refusal('not-allowed')
  if (phaseOf(meeting, new Date()) !== 'coming') throw new Refusal('wrong-state')
  return meeting
}

const invitedTo = async (tx: Tx, meeting: Meeting) =>
  (await peopleAround(tx, meeting.id)).filter((person) => person.invited)

async function tell(
  { outbox, settings }: MeetingServices,
  tx: Tx,
  meeting: Meeting,
  occasion: Occasion,
  to: InviteeRow,
) {
  await outbox.put(tx, meetingMail({ meeting, occasion, to, settings, now: new Date() }))
  await setSentSequence(tx, meeting.id, to.id, meeting.sequence)
}
