import { as, asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { caseOfInstallation } from '#db/queries/case.ts'
import { readableOf } from '#db/queries/case-readable.ts'
import { triedOf } from '#db/queries/case-tried.ts'
import { threadOf } from '#db/queries/contribution.ts'
import { livingOpening, openings } from '#db/queries/emergency.ts'
import { record } from '../audit/write.server.ts'
import { asRead } from '../case/as-read.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { openingId as idOf } from './schema.ts'
import type { Opening } from './types.ts'

/** Every case that was opened in an emergency, newest first. */
export const readOpenings = (db: Pool, asker: Asker): Promise<Opening[]> =>
  as(db, asker, async (tx) => {
    await record(tx, asker, 'emergency.list', { kind: 'log', id: null })
    return (await openings(tx)).map((row) => ({
      id: row.id,
      number: row.number,
      by: row.name,
      mine: row.member_id === asker.id,
      kind: row.kind,
      reason: row.reason,
      openedAt: row.opened_at,
      endsAt: row.ended_at ?? row.ends_at,
      living: row.living,
    }))
  })

/**
 * The case of one's own opening, as its readers have it, and what was said below it. Each reading is logged before
 * anything is read. @throws {Refusal} 'not-found', also once it is over
 */
export async function readInEmergency(db: Pool, asker: Asker, openingId: string | undefined) {
  const opening = await as(db, asker, async (tx) => {
    const id = idOf.safeParse(openingId)
    const found = id.success ? await livingOpening(tx, asker.id, id.data) : undefined
    if (found) await record(tx, asker, 'emergency.read', { kind: 'case', id: found.case_id, number: found.number })
    return found
  })
  if (!opening) throw new Refusal('not-found')
  return asSystem(db, async (tx) => {
    const row = await caseOfInstallation(tx, opening.case_id)
    if (!row) throw new Refusal('not-found')
    const aCase = { ...asRead({ ...row, mine: null }, asker, [...(await triedOf(tx, row.id))]) }
    const thread = await threadOf(tx, row.id)
    return {
      opening: { id: opening.id, endsAt: opening.ends_at },
      aCase,
      content: (await readableOf(tx, row.id))?.content ?? {},
      said: thread.map(({ id, kind, body, written_at, writer_name, by_author, by_co_author }) => ({
        id,
        kind,
        body,
        writtenAt: written_at,
        writer: !row.show_name && (by_author || by_co_author) ? null : writer_name,
      })),
    }
  })
}
