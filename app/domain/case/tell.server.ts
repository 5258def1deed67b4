import type { Tx } from '#db/connect.ts'
import type { CaseRow } from '#db/queries/case.ts'
import { coAuthorsOf } from '#db/queries/case-people.ts'
import { audienceOf } from '#db/queries/message.ts'
import type { MessageKind } from '../message/kinds.ts'
import { tell } from '../message/write.server.ts'

/** What a message about this case leads to. Its number and nothing else. */
export const aboutCase = (row: Pick<CaseRow, 'id' | 'number'>) =>
  ({ kind: 'case', id: row.id, number: row.number }) as const

/** Author and co-authors: whoever an answer is for. */
export const writersOf = async (tx: Tx, row: Pick<CaseRow, 'id' | 'author_id'>): Promise<string[]> => [
  row.author_id,
  ...(await coAuthorsOf(tx, row.id)).map(({ id }) => id),
]

/** Tells everyone who can read this case, its writers and `but` excepted. The state must be the new one already. */
export async function tellReaders(
  tx: Tx,
  row: Pick<CaseRow, 'id' | 'number' | 'author_id'>,
  kind: MessageKind,
  but: string,
): Promise<void> {
  const not = new Set([but, ...(await writersOf(tx, row))])
  for (const id of await audienceOf(tx, row.id)) if (!not.has(id)) await tell(tx, id, kind, aboutCase(row))
}

/** Tells the writers of this case, `but` excepted. */
export async function tellWriters(
  tx: Tx,
  row: Pick<CaseRow, 'id' | 'number' | 'author_id'>,
  kind: MessageKind,
  but: string,
): Promise<void> {
  for (const id of await writersOf(tx, row)) if (id !== but) await tell(tx, id, kind, aboutCase(row))
}
