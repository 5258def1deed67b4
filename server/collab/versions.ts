import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import type { Fragments } from '#app/domain/document/types.ts'
import type { Db } from '#db/connect.ts'
import { insertVersion, newestVersion, type VersionRow } from '#db/queries/document-version.ts'
import type { Room } from './room.ts'
import { textsOf } from './texts.ts'

const packed = promisify(gzip)

/** Texts as a version holds them: JSON, gzipped. */
export const packedTexts = (texts: Fragments): Promise<Buffer> => packed(JSON.stringify(texts))

/** The text of a version as it was packed. */
export const unpacked = (content: Uint8Array) => JSON.parse(gunzipSync(content).toString()) as Fragments

/**
 * Keeps the present text as a version, with whoever wrote since the version before. A sitting that changed
 * nothing keeps nothing.
 */
export async function keepVersion(
  db: Db,
  room: Room,
  version: { kind: VersionRow['kind']; name?: string; by?: string | null },
): Promise<string | undefined> {
  const seq = room.cursor
  const json = JSON.stringify(textsOf(room.doc, room.textKind))
  const contributors = [...room.contributors]
  if (version.kind !== 'named') {
    const newest = await newestVersion(db, room.id, room.epoch)
    if (newest && gunzipSync(newest.content).toString() === json) return undefined
  }
  const id = await insertVersion(db, {
    documentId: room.id,
    epoch: room.epoch,
    seq,
    name: version.name ?? null,
    kind: version.kind,
    content: await packed(json),
    schemaVersion: room.schemaVersion,
    contributors,
    createdBy: version.by ?? null,
  })
  for (const member of contributors) room.contributors.delete(member)
  return id
}
