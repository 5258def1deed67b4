import { isAllowedText } from '#app/editor/allowed.ts'
import { codeOf } from './faults.ts'
import { limits } from './limits.ts'
import type { Room } from './room.ts'
import { rawTexts, textsOf, writeTexts } from './texts.ts'

/**
 * Once a text has settled, what its schema does not know is taken out by an edit of the server: an editor of ours
 * never writes it, and an older one must not stumble over it.
 */
export class Tidying {
  private readonly due = new Map<Room, NodeJS.Timeout>()
  private readonly alarm: (what: string, detail?: unknown) => void

  constructor(alarm: (what: string, detail?: unknown) => void) {
    this.alarm = alarm
  }

  changed(room: Room): void {
    if (!room.isText) return
    clearTimeout(this.due.get(room))
    this.due.set(room, setTimeout(() => this.look(room), limits.settleMs).unref())
  }

  ended(room: Room): void {
    clearTimeout(this.due.get(room))
    this.due.delete(room)
  }

  stop(): void {
    for (const timer of this.due.values()) clearTimeout(timer)
    this.due.clear()
  }

  private look(room: Room): void {
    this.due.delete(room)
    if (room.ended || !room.known) return
    try {
      this.tidy(room)
    } catch (error) {
      this.alarm('a text could not be looked at', { document: room.id, code: codeOf(error) })
    }
  }

  private tidy(room: Room): void {
    const raw = rawTexts(room.doc, room.textKind)
    const foreign = Object.keys(raw).filter((name) => !isAllowedText(room.textKind, raw[name]))
    if (foreign.length === 0) return
    this.alarm('a text held what its schema does not know; it was taken out', {
      document: room.id,
      seq: room.cursor,
    })
    room
      .perform(null, 1, (doc) => {
        const allowed = textsOf(doc, room.textKind)
        writeTexts(doc, room.textKind, Object.fromEntries(foreign.map((name) => [name, allowed[name]!])))
      })
      .catch(() => undefined) // the room ended: it is looked at again when it is opened and changed
  }
}
