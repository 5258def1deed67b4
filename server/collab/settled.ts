import type { DocumentKind } from '#app/domain/document/types.ts'
import { limits } from './limits.ts'
import type { Room } from './room.ts'

type Handler = (subjectId: string) => Promise<unknown>

/** Tells the house that a text has rested for a second after its last edit, by kind of document. */
export class Settled {
  private readonly due = new Map<string, NodeJS.Timeout>()
  private readonly handlers = new Map<DocumentKind, Handler>()
  private readonly alarm: (what: string, detail?: unknown) => void

  constructor(alarm: (what: string, detail?: unknown) => void) {
    this.alarm = alarm
  }

  on(kind: DocumentKind, handler: Handler): void {
    this.handlers.set(kind, handler)
  }

  changed(room: Room): void {
    const handler = room.isText ? this.handlers.get(room.textKind) : undefined
    if (!handler) return
    clearTimeout(this.due.get(room.id))
    this.due.set(room.id, setTimeout(() => this.tell(room, handler), limits.settleMs).unref())
  }

  /** Nothing is told any more; what was due is made up for when the case is next opened by a writer. */
  stop(): void {
    for (const timer of this.due.values()) clearTimeout(timer)
    this.due.clear()
  }

  private tell({ id, subjectId }: Room, handler: Handler): void {
    this.due.delete(id)
    handler(subjectId).catch((error) =>
      this.alarm('a settled text could not be followed', (error as { code?: string }).code),
    )
  }
}
