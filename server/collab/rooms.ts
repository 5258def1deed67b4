import { closeCode } from '#app/editor/wire.ts'
import type { Pool } from '#db/connect.ts'
import { ownersOf, type StoredDocument, storedDocument, updatesAfter } from '#db/queries/document.ts'
import { Committer } from './committer.ts'
import type { Connection } from './connection.ts'
import { limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { PresenceOf } from './presence.ts'
import { Room } from './room.ts'

/** What a room asks of its surroundings. */
export interface RoomServices {
  readonly committer: Committer
  readonly metrics: Metrics
  stored(id: string): Promise<StoredDocument | undefined>
  rowsAfter(room: Room): Promise<{
    rows: { seq: number; payload: Uint8Array }[]
    owners: [clientId: number, memberId: string | null][]
  }>
  left(room: Room, connection: Connection): void
  ended(room: Room): void
  fenced(room: Room): void
  doubt(room: Room): void
  stale(room: Room, connection: Connection): void
  presence(room: Room, entries: readonly PresenceOf[]): void
  changed(room: Room): void
  alarm(what: string, detail?: unknown): void
}

/** What follows the rooms' life from outside: versions, compaction, other nodes. */
export interface Followers {
  changed(room: Room): void
  left(room: Room, connection: Connection): void
  ended(room: Room): void
  committed(rooms: readonly Room[]): void
  presence(room: Room, entries: readonly PresenceOf[]): void
  alarm(what: string, detail?: unknown): void
}

/** A document could not be opened. */
export class NotThere extends Error {}

/** The documents that are open on this node: each once, however many ask for it at the same time. */
export class Rooms implements RoomServices {
  readonly committer: Committer
  readonly metrics: Metrics
  readonly open = new Map<string, Room>()
  private readonly loading = new Map<string, Promise<Room>>()
  private readonly db: Pool
  private readonly followers: Followers
  private readonly slow = new Map<Connection, Room>()

  /** @param connect  makes connections for the committer */
  constructor(db: Pool, connect: () => Pool, metrics: Metrics, followers: Followers) {
    this.db = db
    this.metrics = metrics
    this.followers = followers
    this.committer = new Committer({
      connect,
      metrics,
      alarm: followers.alarm,
      fenced: (room) => this.fenced(room),
      unwritable: (room) => room.end(closeCode.notLoaded),
      committed: (rooms) => followers.committed(rooms),
    })
  }

  /**
   * The open document. Between the answer and the next `await` of the caller it stays open.
   * @throws {NotThere} when there is none
   */
  room(id: string): Promise<Room> {
    const open = this.open.get(id)
    if (open) return Promise.resolve(open)
    let loading = this.loading.get(id)
    if (!loading) {
      loading = this.load(id).finally(() => this.loading.delete(id))
      this.loading.set(id, loading)
    }
    return loading
  }

  /** Runs `use` with the document open; it is not put away meanwhile. */
  async with<T>(id: string, use: (room: Room) => Promise<T> | T): Promise<T> {
    const room = await this.room(id)
    room.holds += 1
    try {
      return await use(room)
    } finally {
      room.holds -= 1
    }
  }

  stored = (id: string) => storedDocument(this.db, id)

  async rowsAfter(room: Room) {
    const [rows, owners] = await Promise.all([
      updatesAfter(this.db, room.id, room.epoch, room.cursor),
      ownersOf(this.db, room.id, room.epoch),
    ])
    return { rows, owners: owners.map((row) => [row.client_id, row.member_id] as [number, string | null]) }
  }

  left(room: Room, connection: Connection): void {
    this.slow.delete(connection)
    this.followers.left(room, connection)
  }

  ended(room: Room): void {
    if (this.open.get(room.id) === room) this.open.delete(room.id)
    this.followers.ended(room)
  }

  presence(room: Room, entries: readonly PresenceOf[]): void {
    this.followers.presence(room, entries)
  }

  changed(room: Room): void {
    this.followers.changed(room)
  }

  /** The database took nothing for this document: everyone is sent away with the reason. */
  fenced(room: Room): void {
    this.stored(room.id)
      .then((row) => room.end(whyClosed(room, row) ?? closeCode.rightsChanged))
      .catch(() => room.end(closeCode.overloaded))
  }

  /** It is said that this document is another by now, or gone: only what the database says counts. */
  doubt(room: Room): void {
    this.stored(room.id)
      .then((row) => {
        const code = whyClosed(room, row)
        if (code !== null) room.end(code)
      })
      .catch(() => undefined) // the next look asks again
  }

  stale(room: Room, connection: Connection): void {
    this.slow.set(connection, room)
    this.metrics.count('collab_slow_readers_total')
  }

  alarm(what: string, detail?: unknown): void {
    this.followers.alarm(what, detail)
  }

  /** Called several times a second: slow readers that have caught up get what they missed in one piece. */
  serveSlow(): void {
    for (const [connection, room] of this.slow) {
      if (!connection.open || !connection.staleVector) this.slow.delete(connection)
      else if (connection.unsent < limits.staleBytes / 2) {
        this.slow.delete(connection)
        room.asked(connection, connection.staleVector)
      } else if (Date.now() - connection.staleSince > limits.slowMs) connection.close(closeCode.overloaded)
    }
  }

  private async load(id: string): Promise<Room> {
    const started = performance.now()
    const row = await this.stored(id)
    if (!row || row.state === 'deleted') throw new NotThere()
    const room = new Room(row, this)
    this.open.set(id, room)
    this.metrics.time('collab_load_ms', performance.now() - started)
    return room
  }

  /** Puts documents away that nobody has used for a while. Nothing is saved: everything is on disk. */
  sweep(now = Date.now()): void {
    for (const room of this.open.values()) {
      room.rest(now)
      if (!room.idle) room.idleSince = 0
      else if (room.idleSince === 0) room.idleSince = now
      else if (now - room.idleSince >= limits.idleRoomMs) room.end(closeCode.serverStops)
    }
  }
}

/** The code with which an open room closes in view of what is stored; null when it stays open. */
function whyClosed(room: Room, row: StoredDocument | undefined): number | null {
  if (!row || row.state === 'deleted') return closeCode.notThere
  if (row.epoch !== room.epoch) return closeCode.epochPast
  return row.state === 'live' ? null : closeCode.rightsChanged
}
