import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import * as Y from 'yjs'
import type { Pool } from '#db/connect.ts'
import { compact, dropCovered, withLog } from '#db/queries/document-compaction.ts'
import { codeOf } from './faults.ts'
import { limits } from './limits.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

const packed = promisify(gzip)

/** Texts of cases leave the log soon after the last edit; the rest at night's pace. Seconds. */
const restOf = { case: 600, 'case-notes': 600 } as const
const everyKind = ['case', 'case-notes', 'practice-note', 'minutes', 'board', 'pinboard', 'bench']
const nightSeconds = 12 * 3600

/** Replaces long logs by snapshots. A crash at any point leaves a whole document: it is one statement. */
export class Compaction {
  private readonly busy = new Set<Room>()
  private readonly notBefore = new WeakMap<Room, number>()
  private readonly db: Pool
  private readonly alarm: (what: string, detail?: unknown) => void

  constructor(db: Pool, alarm: (what: string, detail?: unknown) => void) {
    this.db = db
    this.alarm = alarm
  }

  /** Called right after a commit, when memory is what is on disk. */
  changed(room: Room): void {
    const rows = room.cursor - room.snapSeq
    if (rows <= limits.compactRows && room.logBytes <= limits.compactBytes) return
    if (this.busy.has(room) || !room.settled || Date.now() < (this.notBefore.get(room) ?? 0)) return
    void this.compact(room, limits.keepRows)
  }

  /** Documents at rest whose log still holds what was deleted since. */
  async sweep(rooms: Rooms): Promise<void> {
    const resting = [
      ...(await withLog(this.db, Object.keys(restOf), restOf.case)),
      ...(await withLog(this.db, everyKind, nightSeconds)),
    ]
    for (const { id } of resting) {
      try {
        await rooms.with(id, async (room) => {
          if (room.settled && room.cursor > room.snapSeq) await this.compact(room, 0)
          await dropCovered(this.db, id)
        })
      } catch (error) {
        this.alarm('a document at rest could not be compacted', { document: id, code: codeOf(error) })
      }
    }
  }

  private async compact(room: Room, keep: number): Promise<void> {
    this.busy.add(room)
    const started = performance.now()
    const seq = room.cursor
    const state = Y.encodeStateAsUpdate(room.doc)
    // A large text in a busy room: at most a twentieth of the time goes into this.
    this.notBefore.set(room, Date.now() + 20 * (performance.now() - started) + 100)
    const bytes = room.logBytes
    try {
      const done = await compact(this.db, {
        id: room.id,
        epoch: room.epoch,
        seq,
        state: await packed(state),
        codec: 1,
        keep,
      })
      if (done) room.compacted(seq, state.length, bytes)
    } catch (error) {
      this.alarm('a log could not be compacted', codeOf(error))
    } finally {
      this.busy.delete(room)
    }
  }
}
