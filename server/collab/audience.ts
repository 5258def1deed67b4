import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { onTheLine, type PresenceEntry, presenceFrame, updateFrame } from './frames.ts'
import { limits } from './limits.ts'
import { Presence, type PresenceOf, withNames } from './presence.ts'

/** A change that is on disk, with the connection it came from: null for the server's own and another node's. */
export interface Shown {
  readonly from: Connection | null
  readonly update: Uint8Array
}

/** What an audience asks of its room. */
export interface Stage {
  /** State vector of what everyone was shown; an empty one when that is not known. */
  shownSoFar(): Uint8Array
  /** A slow reader: nothing more is sent to it until it has drained. */
  stale(connection: Connection): void
  /** Presence on this node changed: other nodes may be told. */
  presence(entries: readonly PresenceOf[]): void
}

/** Who has a document open on this node, and what they are shown: changes that are on disk, and who is here. */
export class Audience {
  readonly connections = new Set<Connection>()
  private readonly who = new Presence()
  private changed = new Set<number>()
  private shownAt = 0
  private timer: NodeJS.Timeout | null = null
  private readonly stage: Stage

  constructor(stage: Stage) {
    this.stage = stage
  }

  get writers(): number {
    let writers = 0
    for (const connection of this.connections) if (connection.right === 'write') writers += 1
    return writers
  }

  join(connection: Connection): void {
    this.connections.add(connection)
    if (connection.right === 'write') this.greet(connection)
  }

  /** Tells a writer who else is here. */
  greet(connection: Connection): void {
    const here = this.who.entries()
    if (here.length > 0) connection.send(presenceFrame(connection.seesNames ? withNames(here) : here))
  }

  /** False when it was not here. */
  leave(connection: Connection): boolean {
    if (!this.connections.delete(connection)) return false
    const gone = this.who.leave(connection)
    if (gone.length > 0) {
      this.showPresence(gone)
      this.stage.presence(gone)
    }
    return true
  }

  /** Shows changes to everyone but their author. What several wrote at once goes out as one frame, made once. */
  show(changes: readonly Shown[]): void {
    if (this.connections.size === 0) return
    const authors = new Set(changes.map(({ from }) => from))
    let all: Buffer | null = null
    for (const connection of this.connections) {
      if (connection.staleVector) continue
      if (!authors.has(connection)) {
        all ??= frameOf(changes)
        this.put(connection, all)
      } else if (authors.size > 1) this.put(connection, frameOf(changes.filter(({ from }) => from !== connection)))
    }
  }

  /** Takes what a connection says of its presence. Shown at most ten times a second; what comes sooner is gathered. */
  speak(connection: Connection, entries: PresenceEntry[], isForeign: (clientId: number) => boolean): void {
    if (connection.right !== 'write') return
    for (const clientId of this.who.accept(connection, entries, isForeign)) this.changed.add(clientId)
    this.schedule()
  }

  /** Takes what another node says of who is open there. */
  speakFromNode(entries: readonly PresenceOf[]): void {
    for (const clientId of this.who.acceptFromNode(entries)) this.changed.add(clientId)
    this.schedule()
  }

  /** Does presence give this client id to another member? */
  isSomebodyElse(clientId: number, memberId: string): boolean {
    const member = this.who.memberOf(clientId)
    return member !== undefined && member !== memberId
  }

  forgetSilent(now: number): void {
    this.who.forgetSilent(now)
  }

  end(code: number): void {
    if (this.timer) clearTimeout(this.timer)
    for (const connection of this.connections) connection.close(code)
  }

  private schedule(): void {
    if (this.changed.size === 0 || this.timer) return
    const wait = Math.max(0, this.shownAt + 1000 / limits.presencePerSecond - Date.now())
    this.timer = setTimeout(() => {
      this.timer = null
      this.shownAt = Date.now()
      const entries = this.who.entries(this.changed)
      this.changed = new Set()
      this.showPresence(entries)
      const own = entries.filter(({ clientId }) => this.who.isHere(clientId))
      if (own.length > 0) this.stage.presence(own)
    }, wait)
  }

  private showPresence(entries: readonly PresenceOf[]): void {
    if (entries.length === 0) return
    const frame = onTheLine(presenceFrame(entries))
    const named = entries.some((entry) => entry.named) ? onTheLine(presenceFrame(withNames(entries))) : frame
    for (const connection of this.connections) {
      if (connection.right === 'write' && !connection.staleVector) connection.put(connection.seesNames ? named : frame)
    }
  }

  private put(connection: Connection, frame: Buffer): void {
    connection.put(frame)
    if (connection.open && connection.unsent > limits.staleBytes) {
      connection.staleVector = this.stage.shownSoFar()
      connection.staleSince = Date.now()
      this.stage.stale(connection)
    }
  }
}

const frameOf = (changes: readonly Shown[]) =>
  onTheLine(
    updateFrame(changes.length === 1 ? changes[0]!.update : Y.mergeUpdates(changes.map(({ update }) => update))),
  )
