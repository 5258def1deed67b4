import type { Pool } from '#db/connect.ts'
import { limits } from './limits.ts'
import type { Room } from './room.ts'
import { keepVersion } from './versions.ts'

/** Versions come by themselves: when the last writer leaves, and every five minutes while people write. */
export class Sittings {
  private readonly since = new Map<Room, number>()
  private readonly db: Pool
  private readonly alarm: (what: string, detail?: unknown) => void

  constructor(db: Pool, alarm: (what: string, detail?: unknown) => void) {
    this.db = db
    this.alarm = alarm
  }

  changed(room: Room): void {
    if (!room.isText || room.contributors.size === 0) return
    const since = this.since.get(room)
    if (since === undefined) this.since.set(room, Date.now())
    else if (Date.now() - since > limits.sittingMs) void this.keep(room)
  }

  left(room: Room): void {
    if (room.writers === 0 && this.since.has(room)) void this.keep(room)
  }

  ended(room: Room): void {
    this.since.delete(room)
  }

  /** The server stops: every sitting that is under way is kept, where all that was written is on disk. */
  async close(rooms: Iterable<Room>): Promise<void> {
    await Promise.all([...rooms].filter((room) => room.settled && this.since.has(room)).map((room) => this.keep(room)))
  }

  private async keep(room: Room): Promise<void> {
    this.since.delete(room)
    if (room.ended || !room.known) return
    room.holds += 1
    try {
      if (!room.settled) await room.perform(null, 1, () => undefined)
      await keepVersion(this.db, room, { kind: 'sitting' })
    } catch (error) {
      if (!room.ended) this.alarm('a version could not be kept', (error as { code?: string }).code)
    } finally {
      room.holds -= 1
    }
  }
}
