import type { Db } from '#db/connect.ts'
import { type CaseRow, caseFor, caseForSecondReader } from '#db/queries/case.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import type { Deed } from '../rights/table.ts'
import { mayRead, type Place, standing, whyNot } from './policy.ts'
import { caseId as idOf } from './schema.ts'

/** How the asker stands to a case they found. */
export const placeOf = (row: CaseRow): Place => ({ onBoard: row.on_board, mine: row.mine, state: row.state })

/**
 * A case through its asker, its row held until the end of the deed when `lock`.
 * @throws {Refusal} 'not-found', also for what may not be read
 */
export async function foundCase(db: Db, asker: Asker, caseId: string | undefined, lock = false): Promise<CaseRow> {
  const id = idOf.safeParse(caseId)
  const row = id.success ? await caseFor(db, asker.id, id.data, lock) : undefined
  if (!row || !mayRead(asker, placeOf(row))) throw new Refusal('not-found')
  return row
}

/**
 * A case for a deed: readable is found, not allowed is refused, and the wrong state says so.
 * @throws {Refusal} 'not-found', 'not-allowed' or 'wrong-state'
 */
export async function caseToDo(db: Db, asker: Asker, caseId: string | undefined, deed: Deed): Promise<CaseRow> {
  const row = await foundCase(db, asker, caseId, true)
  requireDeed(asker, deed, placeOf(row))
  return row
}

/** @throws {Refusal} 'wrong-state' when another state would have allowed it, else 'not-allowed' */
export function requireDeed(asker: Asker, deed: Deed, place: Place): void {
  const why = whyNot(asker, deed, place)
  if (why) throw new Refusal(why)
}

/** A case that waits for a second reader, through one. @throws {Refusal} 'not-found' */
export async function foundForSecondReader(
  db: Db,
  asker: Asker,
  caseId: string | undefined,
  lock = false,
): Promise<CaseRow> {
  const id = idOf.safeParse(caseId)
  const row = id.success ? await caseForSecondReader(db, asker.id, id.data, lock) : undefined
  if (!row || !may(asker, 'case.second-read', standing(placeOf(row)))) throw new Refusal('not-found')
  return row
}
