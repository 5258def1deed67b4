import type { LoadContext } from '#app/load-context.ts'
import { as, asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { caseWithNumber, coordinators, endOpening, insertOpening } from '#db/queries/emergency.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { openingId as idOf, type OpeningForm } from './schema.ts'

/**
 * Opens a case for an hour. Every coordinator is told in the same transaction. Answers the opening's id.
 * @throws {Refusal} 'bad-input' where there is no such case
 */
export async function openInEmergency(
  { db, outbox }: Pick<LoadContext, 'db' | 'outbox'>,
  asker: Asker,
  form: OpeningForm,
): Promise<string> {
  const caseId = await asSystem(db, (tx) => caseWithNumber(tx, form.number))
  if (!caseId) throw new Refusal('bad-input', { fields: { number: ['no-case'] } })
  const id = await as(db, asker, async (tx) => {
    await record(tx, asker, 'emergency.open', { kind: 'case', id: caseId, number: form.number })
    for (const { id: coordinator } of await coordinators(tx)) {
      await tell(tx, coordinator, 'emergency', { kind: 'emergency', id: null, number: form.number })
    }
    return insertOpening(tx, { caseId, number: form.number, memberId: asker.id, kind: form.kind, reason: form.reason })
  })
  outbox.nudge()
  return id
}

/** Ends an opening before its hour is over: by who opened it, or a coordinator. @throws {Refusal} 'not-found' */
export const endEmergency = (db: Pool, asker: Asker, openingId: string | undefined): Promise<void> =>
  as(db, asker, async (tx) => {
    const id = idOf.safeParse(openingId)
    const ended = id.success ? await endOpening(tx, id.data) : undefined
    if (!ended) throw new Refusal('not-found')
    await record(tx, asker, 'emergency.end', { kind: 'case', id: ended.case_id, number: ended.number })
  })
