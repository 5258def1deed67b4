import { randomUUID } from 'node:crypto'
import type { Pool } from '#db/connect.ts'
import { headsOf } from '#db/queries/document.ts'
import { forgetNode, heartbeat, say } from '#db/queries/document-node.ts'
import type { Ears } from './ears.ts'
import type { PresenceOf } from './presence.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

const channel = 'collab'
const presenceChannel = 'presence'
const coalesceMs = 10
const presenceMs = 200
/** PostgreSQL carries less than 8,000 bytes in one notification. */
const longestWords = 7900
/** What a node says of who is open on it. */
type PresenceSaid = [node: string, document: string, epoch: number, entries: PresenceOf[]]

/**
 * Other nodes on the same database. After commits they get a hint of where documents stand, gathered for at least
 * 10 ms and sent outside every write; a look every second makes the hint unnecessary for correctness. Presence goes the
 * same way, at most five times a second for a document, and is never stored.
 */
export class Peers {
  readonly id = randomUUID()
  /** How many other nodes there are; with none nothing is said. */
  others = 0
  private readonly fresh = new Map<string, string>()
  private timer: NodeJS.Timeout | null = null
  private readonly present = new Map<Room, Map<number, PresenceOf>>()
  private presenceTimer: NodeJS.Timeout | null = null
  private readonly db: Pool
  private readonly ears: Ears
  private readonly rooms: Rooms
  private readonly deaf: boolean

  /** @param deaf  leave hints unheard and unsaid, so that only the look every second remains: for tests */
  constructor(db: Pool, ears: Ears, rooms: Rooms, deaf = false) {
    this.db = db
    this.ears = ears
    this.rooms = rooms
    this.deaf = deaf
    ears.on(
      channel,
      (words) => this.hear(words),
      () => void this.look().catch(() => undefined),
    )
    ears.on(presenceChannel, (words) => this.hearPresence(words))
  }

  /** Tells and asks who is there. Who does not hear itself listens on a line that is dead. */
  async beat(): Promise<void> {
    await this.ears.beat()
    this.others = await heartbeat(this.db, this.id)
    await say(this.db, channel, `hello ${this.id}`)
  }

  committed(rooms: readonly Room[]): void {
    if (this.others === 0 || this.deaf) return
    for (const room of rooms) this.fresh.set(room.id, `${room.id}:${room.epoch}:${room.head}`)
    this.timer ??= setTimeout(() => this.send(), coalesceMs)
  }

  /** Presence in a room of this node changed. */
  presence(room: Room, entries: readonly PresenceOf[]): void {
    if (this.others === 0 || this.deaf) return
    const waiting = this.present.get(room) ?? new Map<number, PresenceOf>()
    this.present.set(room, waiting)
    for (const entry of entries) waiting.set(entry.clientId, entry)
    this.presenceTimer ??= setTimeout(() => this.sendPresence(), presenceMs)
  }

  /** A document was rebuilt here. */
  rebuilt(id: string, epoch: number): void {
    this.fresh.set(id, `${id}:${epoch}:0`)
    this.timer ??= setTimeout(() => this.send(), 0)
  }

  /** The look every second, and after the line was down: where do the open documents stand? */
  async look(): Promise<void> {
    const open = [...this.rooms.open.values()]
    if (open.length === 0) return
    const rows = await headsOf(
      this.db,
      open.map((room) => room.id),
    )
    const heads = new Map(rows.map((row) => [row.id, row]))
    for (const room of open) {
      const head = heads.get(room.id)
      if (room.ended) continue
      if (!head || head.state === 'deleted') this.rooms.doubt(room)
      else {
        room.standingVersion = head.standing_version
        room.renewed(head.schema_version)
        room.heard(head.epoch, head.head_seq)
      }
    }
  }

  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    if (this.presenceTimer) clearTimeout(this.presenceTimer)
    await forgetNode(this.db, this.id).catch(() => undefined)
  }

  private send(): void {
    this.timer = null
    const messages = inPieces([...this.fresh.values()])
    this.fresh.clear()
    for (const message of messages) say(this.db, channel, message).catch(() => undefined) // a hint
  }

  private sendPresence(): void {
    this.presenceTimer = null
    for (const [room, waiting] of this.present) {
      for (const entry of waiting.values()) {
        const words: PresenceSaid = [this.id, room.id, room.epoch, [entry]]
        const said = JSON.stringify(words)
        if (Buffer.byteLength(said) < longestWords) say(this.db, presenceChannel, said).catch(() => undefined)
      }
    }
    this.present.clear()
  }

  private hear(words: string): void {
    if (words.startsWith('hello')) {
      if (words === `hello ${this.id}`) this.ears.hearsItself()
      else this.others = Math.max(1, this.others)
      return
    }
    if (this.deaf) return
    for (const one of words.split(' ')) {
      const [id, epoch, seq] = one.split(':')
      this.rooms.open.get(id!)?.heard(Number(epoch), Number(seq))
    }
  }

  private hearPresence(words: string): void {
    const said = readSaid(words)
    if (!said || this.deaf) return
    const [node, document, epoch, entries] = said
    const room = this.rooms.open.get(document)
    if (node !== this.id && room?.epoch === epoch) room.audience.speakFromNode(entries)
  }
}

/** Anyone who may connect to the database may say something here. */
function readSaid(words: string): PresenceSaid | null {
  try {
    return JSON.parse(words) as PresenceSaid
  } catch {
    return null
  }
}

/** The words joined by spaces, in as few messages as hold them. */
function inPieces(words: readonly string[]): string[] {
  const pieces: string[] = []
  for (const one of words) {
    const last = pieces.length - 1
    if (last >= 0 && pieces[last]!.length + one.length < longestWords) pieces[last] += ` ${one}`
    else pieces.push(one)
  }
  return pieces
}
