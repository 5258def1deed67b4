import { asDoor } from '#db/as.ts'
import type { Db, Pool } from '#db/connect.ts'
import { insertAuditRow } from '#db/queries/audit.ts'
import type { Deed } from '../rights/table.ts'
import { type AuditObject, type Doer, type ObjectKind, objectKinds } from './types.ts'

/** Writes down who did what, in the deed's own transaction: if this fails, so does the deed. */
export const record = (tx: Db, doer: Doer, deed: Deed, object: AuditObject) =>
  insertAuditRow(tx, doer, deed, object, 'done')

/** Writes down what was refused at the door, in a transaction that outlives the refusal. */
export const recordRefused = (tx: Db, memberId: string | null, deed: Deed, object: AuditObject, network?: string) =>
  insertAuditRow(tx, { id: memberId, sessionId: null, network }, deed, object, 'refused')

/**
 * Writes down that a member asked for what is not theirs, or not there: which of the two makes no difference.
 * @param params  of the address: ids of what was asked for
 */
export const recordNotTheirs = (
  db: Pool,
  doer: Doer,
  deed: Deed,
  params: Readonly<Record<string, string | undefined>>,
): Promise<unknown> => asDoor(db, (tx) => insertAuditRow(tx, doer, deed, askedFor(deed, params), 'refused'))

function askedFor(deed: Deed, params: Readonly<Record<string, string | undefined>>): AuditObject {
  for (const [name, kind] of named) {
    const id = params[name]
    if (id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return { kind, id }
  }
  const concept = deed.slice(0, deed.indexOf('.'))
  return { kind: objectKinds.find((kind) => kind === concept) ?? 'installation', id: null }
}

/** Which part of an address names what, the innermost first. */
const named: readonly (readonly [string, ObjectKind])[] = [
  ['contributionId', 'contribution'],
  ['caseId', 'case'],
  ['meetingId', 'meeting'],
  ['boardId', 'board'],
]
