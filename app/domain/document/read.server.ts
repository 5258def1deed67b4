import { as } from '#db/as.ts'
import type { Db, Pool } from '#db/connect.ts'
import { type StandingRow, standingTo } from '#db/queries/document-rights.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { rightIn } from './policy.ts'
import type { DocumentKind, RoomOf } from './types.ts'

/** A document as a member may open it. */
export interface Opening {
  readonly kind: DocumentKind
  readonly epoch: number
  readonly right: RoomOf['right']
  /** The schema version of the newest editor that wrote in it. */
  readonly schemaVersion: number
  /** Rises whenever who may open the document may have changed. */
  readonly standingVersion: number
  /** Is the asker the author of a case who chose not to be named? Then others see "Inbrenger". */
  readonly unnamed: boolean
  /** A coordinator sees the name of an author who shows it to nobody else. */
  readonly seesNames: boolean
}

/** How the asker may open a document; null when it is not there or not theirs, which nobody can tell apart. */
export async function openingOf(
  tx: Db,
  asker: Pick<Asker, 'id' | 'roles'>,
  documentId: string,
): Promise<Opening | null> {
  const row = await standingTo(tx, asker.id, documentId)
  if (!row || row.kind === 'bench' || row.state === 'deleted') return null
  const right = rightIn(asker, { ...standing(row), kind: row.kind })
  if (!right) return null
  return {
    kind: row.kind,
    epoch: row.epoch,
    right: row.state === 'locked' ? 'read' : right,
    schemaVersion: row.schema_version,
    standingVersion: row.standing_version,
    unnamed: row.mine === 'author' && !row.show_name,
    seesNames: asker.roles.includes('coordinator'),
  }
}

/** What the asker may do in the document: 'write', 'read', or null for "not there". */
export const rightOn = async (tx: Db, asker: Pick<Asker, 'id' | 'roles'>, documentId: string) =>
  (await openingOf(tx, asker, documentId))?.right ?? null

/**
 * What a page needs to open a document's room.
 * @throws {Refusal} 'not-found', also for what the asker may not read
 */
export async function roomOf(tx: Db, asker: Pick<Asker, 'id' | 'roles'>, documentId: string): Promise<RoomOf> {
  const opening = await openingOf(tx, asker, documentId)
  if (!opening) throw new Refusal('not-found')
  return { id: documentId, epoch: opening.epoch, right: opening.right }
}

/** The rooms of several documents at once, in the order asked. @throws {Refusal} 'not-found' if one is not there */
export const roomsOf = (
  db: Pool,
  asker: Pick<Asker, 'id' | 'roles'>,
  documentIds: readonly string[],
): Promise<RoomOf[]> =>
  as(db, asker, async (tx) => {
    const rooms: RoomOf[] = []
    for (const id of documentIds) rooms.push(await roomOf(tx, asker, id))
    return rooms
  })

const standing = (row: StandingRow) => ({
  onBoard: row.on_board,
  caseState: row.case_state,
  mine: row.mine,
  readable: row.readable,
})
