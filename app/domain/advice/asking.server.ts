import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import {
  declineRequest,
  experienceAround,
  insertRequest,
  readersOfCase,
  requestsAbout,
} from '#db/queries/case-request.ts'
import { record } from '../audit/write.server.ts'
import { type CaseServices, onCaseChanged } from '../case/changed.server.ts'
import { caseToDo, foundCase, placeOf } from '../case/found.server.ts'
import { mayDo } from '../case/policy.ts'
import { aboutCase } from '../case/tell.server.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { suggested } from './suggestions.ts'
import type { Asking, Suggestion } from './types.ts'

/** Suggestions at a case, at most. */
const most = 3

/**
 * Asks a colleague to think along, in one click; they are told. @throws {Refusal} 'not-found' also for a colleague who
 * cannot read the case, 'already-done' for who was asked and has not answered, 'not-allowed', 'wrong-state'
 */
export async function askColleague(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  memberId: string,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.ask-colleague')
    const reader = (await readersOfCase(tx, row.id)).find((one) => one.id === memberId)
    if (!reader || reader.writer) throw new Refusal('not-found')
    if ((await insertRequest(tx, row.id, memberId, asker.id)).count === 0) throw new Refusal('already-done')
    await tell(tx, memberId, 'assignment', aboutCase(row))
    await record(tx, asker, 'case.ask-colleague', { kind: 'case', id: row.id, number: row.number })
    return row.id
  })
  await onCaseChanged(context, id)
  context.outbox.nudge()
}

/** Not now: it no longer waits for the asker, and who asked can ask another. @throws {Refusal} 'not-found' */
export async function notNow(context: CaseServices, asker: Asker, caseId: string | undefined): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId, true)
    if ((await declineRequest(tx, row.id, asker.id)).count === 0) throw new Refusal('already-done')
    await record(tx, asker, 'case.read', { kind: 'case', id: row.id, number: row.number })
    return row.id
  })
  await onCaseChanged(context, id)
}

/** Who could be asked about a case, who was, and whether the asker is one of them. @throws {Refusal} 'not-found' */
export const readAsking = (db: Pool, asker: Asker, caseId: string | undefined): Promise<Asking> =>
  as(db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId)
    return askingOf(tx, asker, row.id, mayDo(asker, 'case.ask-colleague', placeOf(row)))
  })

/** The same about a case that the asker was just shown. @param may  may the asker ask somebody? */
export async function askingOf(tx: Tx, asker: Asker, caseId: string, may: boolean): Promise<Asking> {
  const requests = await requestsAbout(tx, caseId)
  const mine = requests.find((one) => one.member_id === asker.id && !one.declined_at)
  const others = requests.filter((one) => one.member_id !== asker.id)
  return {
    suggestions: may ? await suggestionsFor(tx, asker, caseId, most) : [],
    asked: may
      ? others.map((one) => ({
          id: one.member_id,
          name: one.name,
          at: one.asked_at,
          declined: one.declined_at !== null,
        }))
      : [],
    askedMe: mine ? { by: mine.hidden ? null : mine.asked_by_name } : null,
  }
}

/** Whom the asker could ask about a case, with why: those with experience who answered least recently. */
async function suggestionsFor(tx: Tx, asker: Asker, caseId: string, most: number): Promise<Suggestion[]> {
  const experience = new Map((await experienceAround(tx, caseId)).map((row) => [row.member_id, row]))
  const others = (await readersOfCase(tx, caseId)).filter((reader) => reader.id !== asker.id)
  const candidates = others.map((reader) => {
    const known = experience.get(reader.id)
    return {
      ...reader,
      involved: reader.writer || known?.here === true,
      waiting: known?.asked_at != null && known.declined_at === null,
      declined: known?.declined_at != null,
      alike: known?.alike ?? 0,
      lastAdvisedAt: known?.last_advised_at ?? null,
    }
  })
  return suggested(candidates, most).map(({ id, name, discipline, organisation, colour, alike, lastAdvisedAt }) => ({
    id,
    name,
    discipline,
    organisation,
    colour,
    alike,
    lastAdvisedAt,
  }))
}
