import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { readableOf } from '#db/queries/case-readable.ts'
import { triedOf } from '#db/queries/case-tried.ts'
import { agreementsIn, linksIn, threadOf } from '#db/queries/contribution.ts'
import { record } from '../audit/write.server.ts'
import { asRead } from '../case/as-read.server.ts'
import { foundCase, placeOf, requireDeed } from '../case/found.server.ts'
import type { Asker } from '../member/types.ts'
import { outcomeFrom } from '../outcome/read.server.ts'
import type { InRecord, Told } from './sections.ts'

/**
 * A case for the own record of one of its writers: the text as its readers get it, what was said, and how it ended. That it
 * was taken is logged in the same transaction.
 * @throws {Refusal} 'not-found', 'not-allowed' for who only reads it, 'wrong-state' while it lies on no board
 */
export const readRecord = (
  { db, documents }: Pick<LoadContext, 'db' | 'documents'>,
  asker: Asker,
  caseId: string | undefined,
  now = new Date(),
): Promise<InRecord> =>
  as(db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId)
    requireDeed(asker, 'case.export', placeOf(row))
    await record(tx, asker, 'case.export', { kind: 'case', id: row.id, number: row.number })
    return {
      aCase: asRead(row, asker, [...(await triedOf(tx, row.id))]),
      texts: (await readableOf(tx, row.id))?.content ?? {},
      notes: (await documents.read(tx, row.notes_id)).fragments.notes ?? null,
      thread: await told(tx, row.id),
      outcome: await outcomeFrom(tx, row.id, now),
      takenBy: asker.name,
      takenAt: now,
    }
  })

async function told(tx: Tx, caseId: string): Promise<Told[]> {
  const agreements = await agreementsIn(tx, caseId)
  const links = await linksIn(tx, caseId)
  return (await threadOf(tx, caseId)).map((one) => ({
    id: one.id,
    replyTo: one.reply_to,
    kind: one.kind,
    as: one.by_author ? 'author' : one.by_co_author ? 'co-author' : 'colleague',
    discipline: one.writer_discipline,
    body: one.body,
    at: one.written_at,
    decision: one.decision,
    agreed: agreements.filter((by) => by.contribution_id === one.id).length,
    pages: links.filter((link) => link.contribution_id === one.id).map(({ title }) => title),
  }))
}
