import { gzipSync } from 'node:zlib'
import * as Y from 'yjs'
import type { DocumentKind, Documents, Fragments } from '#app/domain/document/types.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { closeCode, schemaVersion } from '#app/editor/wire.ts'
import type { Pool, Tx } from '#db/connect.ts'
import {
  deleteDocument,
  documentRow,
  insertDocument,
  nextEpoch,
  seedDocument,
  storedDocument,
} from '#db/queries/document.ts'
import { insertVersion, versionContent, versionsOf } from '#db/queries/document-version.ts'
import type { Peers } from './peers.ts'
import { type Room, RoomEnded } from './room.ts'
import { NotThere, type Rooms } from './rooms.ts'
import { openStored } from './stored.ts'
import { seeded, textsOf, writeTexts } from './texts.ts'
import { keepVersion, packedTexts, unpacked } from './versions.ts'

/** The shared documents as the rest of the house uses them, on this node's open documents. */
export function documentsOn(rooms: Rooms, peers: Peers, db: Pool): Documents {
  /** A text that was rebuilt meanwhile is left alone: words of before must not come into what replaced them. */
  const inOneEpoch = <T>(id: string, attempt: (room: Room) => Promise<T>) => {
    let epoch: number | null = null
    return untilDone(() =>
      rooms.with(id, (room) => {
        epoch ??= room.epoch
        if (room.epoch !== epoch) throw new Refusal('stale')
        if (!room.known) throw new Refusal('unavailable')
        return attempt(room)
      }),
    )
  }

  return {
    async create(tx, { id, kind, subjectId, seed }) {
      await insertDocument(tx, { id, kind, subjectId, schemaVersion })
      if (seed) await writeSeed(tx, id, 1, kind, seed)
    },

    async read(tx, id, options) {
      if (options?.lock) await documentRow(tx, id, true)
      const row = await storedDocument(tx, id)
      if (!row || row.state === 'deleted') throw new Refusal('not-found')
      const doc = openStored(row)
      const fragments = textsOf(doc, row.kind as DocumentKind)
      doc.destroy()
      return { epoch: row.epoch, seq: row.head_seq, fragments }
    },

    write: (id, by, fragments) =>
      inOneEpoch(id, (room) => room.perform(by?.id ?? null, 1, (doc) => writeTexts(doc, room.textKind, fragments))),

    writeMap: (id, map, entries, whole) =>
      untilDone(() =>
        rooms.with(id, (room) =>
          room.perform(null, 1, (doc) => {
            const live = doc.getMap(map)
            if (whole) for (const key of [...live.keys()]) if (!(key in entries)) live.delete(key)
            for (const [key, value] of Object.entries(entries)) {
              if (value === null) live.delete(key)
              else if (JSON.stringify(live.get(key)) !== JSON.stringify(value)) live.set(key, value)
            }
          }),
        ),
      ),

    async rebuild(tx, id, fragments) {
      const row = await documentRow(tx, id, true)
      if (!row) throw new Refusal('not-found')
      requireKnown(row)
      const epoch = await nextEpoch(tx, id)
      await writeSeed(tx, id, epoch, row.kind as DocumentKind, fragments)
      return { epoch }
    },

    async announceRebuilt(id) {
      const row = await documentRow(db, id)
      const room = rooms.open.get(id)
      if (room && room.epoch !== row?.epoch) room.end(closeCode.epochPast)
      if (row) peers.rebuilt(id, row.epoch)
    },

    remove: (tx, id) => deleteDocument(tx, id),

    versions: async (tx, id) =>
      (await versionsOf(tx, id)).map((row) => ({
        id: row.id,
        seq: row.seq,
        name: row.name,
        kind: row.kind,
        contributors: row.contributors,
        createdBy: row.created_by,
        createdAt: row.created_at,
      })),

    async versionText(tx, id, versionId) {
      const version = await versionContent(tx, id, versionId)
      return version ? unpacked(version.content) : null
    },

    async keepAdopted(tx, id, by) {
      const row = await storedDocument(tx, id)
      if (!row) throw new Refusal('not-found')
      requireKnown(row)
      const doc = openStored(row)
      await insertVersion(tx, {
        documentId: id,
        epoch: row.epoch,
        seq: row.head_seq,
        name: null,
        kind: 'adopted',
        content: await packedTexts(textsOf(doc, row.kind as DocumentKind)),
        schemaVersion,
        contributors: [],
        createdBy: by.id,
      })
      doc.destroy()
    },

    keepVersion: (id, by, name) =>
      inOneEpoch(id, async (room) => {
        await room.perform(null, 1, () => undefined)
        const version = await keepVersion(db, room, { kind: 'named', name, by: by.id })
        if (!version) throw new Refusal('stale')
        return version
      }),

    restoreVersion: (id, by, versionId) =>
      inOneEpoch(id, async (room) => {
        const version = await versionContent(db, id, versionId)
        if (!version) throw new Refusal('not-found')
        if (version.epoch !== room.epoch) throw new Refusal('stale')
        const texts = unpacked(version.content)
        await room.perform(null, 1, () => undefined)
        await keepVersion(db, room, { kind: 'before-restore', by: by.id })
        await room.perform(by.id, 2, (doc) => writeTexts(doc, room.textKind, texts))
      }),
  }
}

/** An older server does not make anew what a newer editor wrote: it would leave out what it does not know. */
function requireKnown(row: { schema_version: number }): void {
  if (row.schema_version > schemaVersion) throw new Refusal('unavailable')
}

async function writeSeed(tx: Tx, id: string, epoch: number, kind: DocumentKind, texts: Fragments): Promise<void> {
  const doc = seeded(kind, texts)
  await seedDocument(tx, {
    id,
    epoch,
    state: gzipSync(Y.encodeStateAsUpdate(doc)),
    codec: 1,
    clientIds: [...doc.store.clients.keys()],
  })
  doc.destroy()
}

/** A document that was closed under our hands is opened again; what is not there is refused. */
async function untilDone<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof NotThere) throw new Refusal('not-found')
      if (!(error instanceof RoomEnded) || left === 0) throw error
    }
  }
}
