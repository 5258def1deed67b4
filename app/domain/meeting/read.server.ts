import { messagesFor } from '#app/i18n/index.ts'
import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import { type AgendaRow, agendaFor, waitingCases } from '#db/queries/agenda.ts'
import { type InviteeRow, peopleAround } from '#db/queries/invitation.ts'
import { type MeetingInListRow, type MeetingRow, meetingFor, meetingsFor } from '#db/queries/meeting.ts'
import { record } from '../audit/write.server.ts'
import type { Fragments } from '../document/types.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { calendarFile } from './calendar.ts'
import { addressIn, meetingUrl } from './mails.ts'
import { phaseOf } from './rules.ts'
import { meetingId as idOf } from './schema.ts'
import type { AgendaItem, Invitee, Meeting, MeetingInList, MeetingPage } from './types.ts'

/** The meetings of the asker's boards: those to come soonest first, those that were or were cancelled latest first. */
export async function myMeetings(db: Pool, asker: Asker, now: Date) {
  const all = (await as(db, asker, (tx) => meetingsFor(tx, asker.id))).map(inList)
  const of = (phase: string) => all.filter((each) => phaseOf(each, now) === phase)
  return { coming: of('coming'), past: of('past').reverse(), cancelled: of('cancelled').reverse() }
}

/**
 * One meeting with its agenda, its people and its minutes; what waits for a meeting only for whoever makes the agenda.
 * @throws {Refusal} 'not-found'
 */
export const readMeeting = (
  { db, documents }: Pick<LoadContext, 'db' | 'documents'>,
  asker: Asker,
  meetingId: string | undefined,
): Promise<MeetingPage & { minutes: Fragments }> =>
  as(db, asker, async (tx) => {
    const meeting = await meetingThrough(tx, asker, meetingId)
    const mayPlan = may(asker, 'meeting.change', { onBoard: true }) && meeting.state === 'planned'
    const { epoch, fragments } = await documents.read(tx, meeting.minutesId)
    const right = may(asker, 'minutes.write', { onBoard: true }) ? 'write' : 'read'
    await record(tx, asker, 'meeting.read', { kind: 'meeting', id: meeting.id })
    return {
      meeting,
      agenda: (await agendaFor(tx, asker.id, meeting.id)).map(agendaItem),
      waiting: mayPlan ? await waitingCases(tx, asker.id, meeting.boardId) : [],
      people: (await peopleAround(tx, meeting.id)).map(invitee),
      room: { id: meeting.minutesId, epoch, right },
      minutes: fragments,
    }
  })

/** A meeting with the members of its board, for whoever plans it. @throws {Refusal} 'not-found', 'not-allowed' */
export const readForPlanner = (db: Pool, asker: Asker, meetingId: string | undefined) =>
  as(db, asker, async (tx) => {
    const meeting = await meetingThrough(tx, asker, meetingId)
    if (!may(asker, 'meeting.change', { onBoard: true })) throw new Refusal('not-allowed')
    return { meeting, people: (await peopleAround(tx, meeting.id)).map(invitee) }
  })

/** One meeting as a member of its board finds it. @throws {Refusal} 'not-found' */
export async function meetingThrough(
  tx: Tx,
  asker: Asker,
  meetingId: string | undefined,
  { lock = false } = {},
): Promise<Meeting> {
  const id = idOf.safeParse(meetingId)
  const row = id.success ? await meetingFor(tx, asker.id, id.data, lock) : undefined
  if (!row || !may(asker, 'meeting.read', { onBoard: true })) throw new Refusal('not-found')
  return fromRow(row)
}

const fromRow = (row: MeetingRow): Meeting => ({
  id: row.id,
  boardId: row.board_id,
  boardName: row.board_name,
  uid: row.uid,
  sequence: row.sequence,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  onlineUrl: row.online_url,
  state: row.state,
  minutesId: row.minutes_id,
  organiser: { id: row.organiser_id, name: row.organiser_name },
})

const inList = (row: MeetingInListRow): MeetingInList => ({
  id: row.id,
  boardName: row.board_name,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  online: row.online,
  state: row.state,
  cases: row.cases,
  myAnswer: row.invited ? row.answer : undefined,
})

/** A row as a part of the agenda. */
export const agendaItem = (row: AgendaRow): AgendaItem => ({
  id: row.id,
  kind: row.kind,
  minutes: row.minutes,
  title: row.title,
  aCase: row.case_id ? { id: row.case_id, number: row.number ?? 0, question: row.question } : null,
})

const invitee = ({ id, name, colour, invited, answer, on_board }: InviteeRow): Invitee & { onBoard: boolean } => ({
  id,
  name,
  colour,
  invited,
  answer,
  onBoard: on_board,
})

/** The meeting as a calendar file to download: METHOD:PUBLISH, which names nobody but the organiser. */
export const readCalendar = (
  { db, settings }: Pick<LoadContext, 'db' | 'settings'>,
  asker: Asker,
  meetingId: string | undefined,
) =>
  as(db, asker, async (tx) => {
    const meeting = await meetingThrough(tx, asker, meetingId)
    return calendarFile({
      meeting,
      method: 'PUBLISH',
      summary: messagesFor(asker.language).message.summary,
      url: meetingUrl(settings.publicUrl, meeting.id),
      organiser: { name: meeting.organiser.name, address: addressIn(settings.mailFrom) },
      now: new Date(),
    })
  })
