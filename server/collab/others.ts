import * as Y from 'yjs'
import { closeCode } from '#app/editor/wire.ts'
import type { Room } from './room.ts'
import type { RoomServices } from './rooms.ts'
import { asOne, fromPeer, storedUpdates } from './stored.ts'

/** Follows what other nodes commit to an open document: by its number, without gaps, one reading at a time. */
export class Others {
  private reading: Promise<void> | null = null
  private headHeard = 0
  private readonly room: Room
  private readonly services: RoomServices

  constructor(room: Room, services: RoomServices) {
    this.room = room
    this.services = services
  }

  /** It is said that the log goes up to `seq`. */
  heard(seq: number): void {
    this.headHeard = Math.max(this.headHeard, seq)
    this.read().catch(() => undefined) // the next look asks again
  }

  /** A reading that begins now: one that is under way may have begun before what is missing was committed. */
  async readAnew(): Promise<void> {
    await this.reading?.catch(() => undefined)
    await this.read()
  }

  private read(): Promise<void> {
    this.reading ??= this.fetch().finally(() => {
      this.reading = null
      // Heard while the rows were being read: they may have been committed after the reading.
      const again = this.headHeard > this.room.cursor
      this.headHeard = 0
      if (again && !this.room.ended) this.read().catch(() => undefined)
    })
    return this.reading
  }

  private async fetch(): Promise<void> {
    const { room } = this
    const { rows, owners } = await this.services.rowsAfter(room)
    if (room.ended) return
    for (const [client, member] of owners) if (!room.owners.has(client)) room.owners.set(client, member)
    const fresh = rows.filter((row) => row.seq > room.cursor)
    if (fresh.length === 0 && this.headHeard <= room.cursor) return
    if (fresh[0]?.seq === room.cursor + 1) {
      const updates = fresh.map((row) => row.payload)
      return this.follow(() => updates, fresh.at(-1)!.seq)
    }
    // Compacted while this node lagged: the snapshot holds what is missing, and merging it is harmless.
    const row = await this.services.stored(room.id)
    if (room.ended) return
    if (row?.epoch === room.epoch) this.follow(() => storedUpdates(row), row.head_seq)
    else this.services.fenced(room)
  }

  /** Takes over what others wrote. What does not fit closes this document, and no other. */
  private follow(read: () => readonly Uint8Array[], seq: number): void {
    const { room } = this
    const { doc } = room
    try {
      const updates = read()
      asOne(doc, fromPeer, () => {
        for (const update of updates) Y.applyUpdate(doc, update, fromPeer)
      })
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('rows with a gap')
    } catch {
      this.services.alarm('rows of another server do not fit', room.id)
      room.end(closeCode.notLoaded)
      return
    }
    room.cursor = Math.max(room.cursor, seq)
    room.head = Math.max(room.head, room.cursor)
  }
}
