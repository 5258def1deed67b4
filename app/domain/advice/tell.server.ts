import type { Tx } from '#db/connect.ts'
import type { CaseRow } from '#db/queries/case.ts'
import { contributionOf } from '#db/queries/contribution.ts'
import { audienceOf, writersIn } from '#db/queries/message.ts'
import { aboutCase, writersOf } from '../case/tell.server.ts'
import { tell } from '../message/write.server.ts'

/**
 * An answer is told to whoever it is for: the writers of the case, or whoever is replied to. Who wrote in this thread
 * before finds it in their digest. Who was called in by name was told of that. Nobody hears of their own words, or of a case they cannot read (any more).
 */
export async function tellOfContribution(
  tx: Tx,
  row: Pick<CaseRow, 'id' | 'number' | 'author_id'>,
  said: { by: string; replyTo: string | null; called: readonly string[] },
): Promise<void> {
  const repliedTo = said.replyTo ? await contributionOf(tx, row.id, said.replyTo) : undefined
  const answered = new Set([...(await writersOf(tx, row)), ...(repliedTo ? [repliedTo.writer_id] : [])])
  const around = new Set(await writersIn(tx, row.id))
  for (const id of await audienceOf(tx, row.id)) {
    if (id === said.by || said.called.includes(id)) continue
    if (answered.has(id)) await tell(tx, id, 'answer', aboutCase(row))
    else if (around.has(id)) await tell(tx, id, 'contribution', aboutCase(row))
  }
}
