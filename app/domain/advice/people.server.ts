import type { Tx } from '#db/connect.ts'
import type { CaseRow } from '#db/queries/case.ts'
import { readersOfCase } from '#db/queries/case-request.ts'
import type { Mentionable } from './mentions.ts'

/** Whom one can call in by name below a case: who reads it, but never an author who chose not to be named. */
export const mentionable = async (tx: Tx, row: CaseRow): Promise<Mentionable[]> =>
  (await readersOfCase(tx, row.id)).filter((one) => row.show_name || !one.writer).map(({ id, name }) => ({ id, name }))
