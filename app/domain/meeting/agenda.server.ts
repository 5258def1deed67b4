import { randomUUID } from 'node:crypto'
import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import {
  agendaFor,
  deleteAgendaItem,
  insertAgendaItem,
  isPlanned,
  orderAgenda,
  setMinutes,
} from '#db/queries/agenda.ts'
import { record } from '../audit/write.server.ts'
import { onCaseChanged } from '../case/changed.server.ts'
import { foundCase } from '../case/found.server.ts'
import { moveWithin } from '../case/move.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { type MeetingServices, onMeetingChanged } from './changed.server.ts'
import { inserted, minutesForACase, moved } from './rules.ts'
import type { AgendaDeed } from './schema.ts'
import type { Meeting } from './types.ts'
import { callOff, toChange } from './write.server.ts'

/**
 * One change to an agenda, and to the state of the case it is about.
 * @throws {Refusal} 'wrong-state' for a meeting that was or is cancelled, 'already-done' for a case already planned
 */
export async function changeAgenda(
  services: MeetingServices,
  asker: Asker,
  meetingId: string | undefined,
  deed: AgendaDeed,
) {
  const movedCase = await as(services.db, asker, async (tx) => {
    const meeting = await toChange(tx, asker, meetingId, 'meeting.change')
    const touched = await change(tx, services, asker, meeting, deed)
    await record(tx, asker, 'meeting.change', { kind: 'meeting', id: meeting.id })
    return touched
  })
  await onMeetingChanged(services, asker, meetingId)
  if (movedCase) await onCaseChanged(services, movedCase)
}

/** Cancels the meeting; its cases wait for another one. Answers how many people get a mail. */
export async function cancel(services: MeetingServices, asker: Asker, meetingId: string | undefined): Promise<number> {
  const given: string[] = []
  const count = await callOff(services, asker, meetingId, async (tx, meeting) => {
    for (const item of await agendaFor(tx, asker.id, meeting.id)) {
      if (item.case_id && (await giveBack(tx, services, asker, item.case_id))) given.push(item.case_id)
    }
  })
  for (const caseId of given) await onCaseChanged(services, caseId)
  return count
}

/** Answers the id of the case whose state changed, or null. */
async function change(
  tx: Tx,
  services: MeetingServices,
  asker: Asker,
  meeting: Meeting,
  deed: AgendaDeed,
): Promise<string | null> {
  if (deed.deed === 'put-on') return putOn(tx, services, asker, meeting, deed.aCase)
  const items = await agendaFor(tx, asker.id, meeting.id)
  if (deed.deed === 'add') {
    const id = randomUUID()
    await insertAgendaItem(tx, { id, meetingId: meeting.id, kind: 'other', title: deed.title, minutes: deed.minutes })
    await orderAgenda(tx, meeting.id, inserted(items, id))
    return null
  }
  const item = items.find(({ id }) => id === deed.item)
  if (!item) throw new Refusal('stale')
  if (deed.deed === 'minutes') await setMinutes(tx, meeting.id, item.id, deed.minutes)
  else if (deed.deed === 'take-off') {
    await deleteAgendaItem(tx, meeting.id, item.id)
    if (item.case_id && (await giveBack(tx, services, asker, item.case_id))) return item.case_id
  } else {
    const ids = items.map(({ id }) => id)
    await orderAgenda(tx, meeting.id, moved(ids, item.id, deed.deed))
  }
  return null
}

async function putOn(
  tx: Tx,
  services: MeetingServices,
  asker: Asker,
  meeting: Meeting,
  caseId: string,
): Promise<string> {
  const aCase = await foundCase(tx, asker, caseId, true)
  if (aCase.board_id !== meeting.boardId) throw new Refusal('not-found')
  if (await isPlanned(tx, caseId)) throw new Refusal('already-done')
  if (aCase.state !== 'on-agenda') await moveWithin(tx, services, asker, aCase, 'case.put-on-agenda')
  const items = await agendaFor(tx, asker.id, meeting.id)
  const id = randomUUID()
  await insertAgendaItem(tx, { id, meetingId: meeting.id, kind: 'case', minutes: minutesForACase, caseId })
  await orderAgenda(tx, meeting.id, inserted(items, id))
  return caseId
}

/** A case that is no longer on this agenda, back to where it was and waiting since then; false when it had moved on. */
async function giveBack(tx: Tx, services: MeetingServices, asker: Asker, caseId: string): Promise<boolean> {
  const aCase = await foundCase(tx, asker, caseId, true)
  if (aCase.state !== 'on-agenda' || (await isPlanned(tx, caseId))) return false
  await moveWithin(tx, services, asker, aCase, 'case.take-off-agenda')
  return true
}
