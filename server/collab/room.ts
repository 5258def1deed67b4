import * as Y from 'yjs'
import type { DocumentKind } from '#app/domain/document/types.ts'
import { closeCode, schemaVersion } from '#app/editor/wire.ts'
import type { StoredDocument, StoredKind } from '#db/queries/document.ts'
import { Audience } from './audience.ts'
import { confinesOf } from './confines.ts'
import type { Connection } from './connection.ts'
import { acknowledgedFrame, answerFrame, askFrame, type Frame, onTheLine, standingFrame } from './frames.ts'
import { type Confines, type Inspected, inspect, TooMany } from './inspect.ts'
import { limits } from './limits.ts'
import { Others } from './others.ts'
import type { RoomServices } from './rooms.ts'
import { fromPeer, fromStore, openStored, storedUpdates } from './stored.ts'
import { Strikes } from './strikes.ts'
import { type Ground, type Spoiled, Turn, type Waiting } from './turn.ts'

/** Why a room ended. */
export class RoomEnded extends Error {}

/** A state vector that knows nothing. */
const nothing = new Uint8Array([0])

/**
 * An open document. Changes wait in `inbox`; the committer takes them in turns, and while a turn is not on disk
 * nothing else is applied. So whenever no turn is under way, memory holds exactly what the database holds, and
 * that is the only moment at which anything is answered or shown.
 */
export class Room implements Ground {
  readonly id: string
  readonly kind: StoredKind
  readonly epoch: number
  readonly subjectId: string
  readonly audience: Audience
  readonly confines: Confines | null
  doc!: Y.Doc
  owners = new Map<number, string | null>()
  /** Sequence number up to which the log is in memory, without gaps. */
  cursor = 0
  /** The last sequence number this node has written or read. */
  head = 0
  snapSeq = 0
  logBytes = 0
  documentBytes = 0
  schemaVersion: number
  /** Version of what the document belongs to: who may open it may have changed when it rises. */
  standingVersion: number
  ended = false
  /** Members who wrote since the last version. */
  readonly contributors = new Set<string>()
  holds = 0
  /** Since when nobody uses it; 0 while somebody does. */
  idleSince = 0
  private inbox: Waiting[] = []
  /** Bytes of frames in `inbox`, and in the turn that is under way. */
  private waitingBytes = 0
  private turnBytes = 0
  /** Who waits for an answer from memory, with the last state vector of each. */
  private asking = new Map<Connection, Uint8Array>()
  private turn: Turn | null = null
  /** How much is being read from the database that must be in memory before the next turn. */
  private holdUps = 0
  private readonly others: Others
  private updates: Uint8Array[] = []
  /** The last answer to a joiner, as long as it is true: many who join at once get the same bytes. */
  private answered: { to: Uint8Array; frame: Buffer } | null = null
  private readonly strikes = new Strikes()
  private readonly services: RoomServices

  constructor(row: StoredDocument, services: RoomServices) {
    this.id = row.id
    this.kind = row.kind
    this.epoch = row.epoch
    this.subjectId = row.subject_id
    this.schemaVersion = row.schema_version
    this.standingVersion = row.standing_version
    this.confines = confinesOf(row.kind)
    this.services = services
    this.others = new Others(this, services)
    this.audience = new Audience({
      shownSoFar: () => (this.settled ? Y.encodeStateVector(this.doc) : nothing),
      stale: (connection) => services.stale(this, connection),
      presence: (entries) => services.presence(this, entries),
    })
    this.take(row)
  }

  get isText(): boolean {
    return this.kind !== 'board' && this.kind !== 'bench'
  }
  get textKind(): DocumentKind {
    return this.kind as DocumentKind
  }
  /** Nothing is under way: memory is what is on disk. */
  get settled(): boolean {
    return this.turn === null && this.holdUps === 0
  }
  get idle(): boolean {
    return this.settled && this.inbox.length === 0 && this.audience.connections.size === 0 && this.holds === 0
  }
  get writers(): number {
    return this.audience.writers
  }
  get full(): boolean {
    return this.documentBytes > limits.documentBytes
  }

  /** A connection comes in: it is told where the document stands and asked what it has. */
  join(connection: Connection): void {
    if (connection.wantsAcks) connection.send(this.standing(connection))
    connection.send(askFrame(Y.encodeStateVector(this.doc)))
    this.audience.join(connection)
    connection.listen(this)
  }

  frame(connection: Connection, frame: Frame): void {
    if (this.ended) return
    if (frame.type === 'change') this.change(connection, frame.update, frame.answer)
    else if (frame.type === 'ask') this.asked(connection, frame.stateVector)
    else if (frame.type === 'presence') {
      this.audience.speak(connection, frame.entries, (clientId) => this.isForeign(connection, clientId))
    } else if (frame.type === 'ask-presence' && connection.right === 'write') this.audience.greet(connection)
  }

  malformed(connection: Connection): void {
    this.refuse(connection, 'malformed')
  }

  closed(connection: Connection): void {
    this.asking.delete(connection)
    if (this.audience.leave(connection)) this.services.left(this, connection)
  }

  /** The server's own change; resolves once it is on disk. @throws {RoomEnded} also when the server stops */
  perform(by: string | null, origin: 1 | 2, run: (doc: Y.Doc) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.ended || this.services.committer.stopped) return reject(new RoomEnded())
      const done = (error?: unknown) => (error ? reject(error) : resolve())
      this.inbox.push({ from: null, work: { by, origin, run, done } })
      this.services.committer.wants(this)
    })
  }

  /** Answers from memory at the next moment at which memory is what is on disk. */
  asked(connection: Connection, stateVector: Uint8Array) {
    if (!this.settled) {
      this.asking.set(connection, stateVector)
      return
    }
    try {
      connection.put(this.answerTo(stateVector))
    } catch {
      return this.refuse(connection, 'malformed')
    }
    this.services.metrics.count('collab_syncs_total')
    connection.staleVector = null
  }

  /** Applies what waits; answers what must be written to disk. */
  begin(): Turn | null {
    if (!this.settled || this.ended || this.inbox.length === 0) return null
    const taken = this.inbox
    this.inbox = []
    this.turnBytes = this.waitingBytes
    this.waitingBytes = 0
    let turn: Turn
    try {
      turn = new Turn(this, taken)
    } catch (error) {
      this.spoiled(taken, (error as Spoiled).group)
      return null
    }
    this.turn = turn
    if (turn.postponed.length > 0) this.postpone(turn)
    for (const [connection, why] of turn.refused) {
      if (why === 'read-only') this.leftOut(connection)
      else this.refuse(connection, why)
    }
    if (turn.parts.length > 0) return turn
    this.settle(null)
    return null
  }

  /** The turn is on disk; `base` is the last sequence number before it. Only now is it acknowledged and shown. */
  settle(base: number | null): void {
    const turn = this.turn!
    this.over()
    if (base !== null) this.grow(turn, base)
    const now = performance.now()
    for (const [connection, { count, since }] of turn.acks) {
      connection.accepted += count
      this.services.metrics.time('collab_ack_ms', now - since)
      if (connection.wantsAcks) connection.send(acknowledgedFrame(connection.accepted, this.cursor))
    }
    for (const work of turn.works) work.done()
    if (this.settled) this.goOn()
    if (base !== null) this.services.changed(this)
  }

  /** Somebody else's claim on a client id came first, on another node: memory is read again, and what waited with it. */
  contested(): void {
    const turn = this.turn!
    turn.takeBack()
    this.over()
    this.reread(turn.taken.filter((waiting) => !turn.postponed.some((one) => one === waiting))) // those wait already
  }

  /** Another node, or a look at the table, says where the document stands. */
  heard(epoch: number, seq: number) {
    if (epoch !== this.epoch) this.services.doubt(this)
    else if (seq > this.cursor) this.others.heard(seq)
  }

  /** The log up to `seq` is a snapshot of `bytes` now. */
  compacted(seq: number, bytes: number, logBytes: number): void {
    const fullness = this.fullness
    this.snapSeq = Math.max(this.snapSeq, seq)
    this.logBytes = Math.max(0, this.logBytes - logBytes)
    this.documentBytes = bytes + this.logBytes
    this.tellFullness(fullness)
  }

  /** An editor of a newer schema writes here: an older one would take out what it does not know, and goes. */
  renewed(schemaVersion: number): void {
    if (schemaVersion <= this.schemaVersion) return
    this.schemaVersion = schemaVersion
    for (const one of this.audience.connections)
      if (one.schemaVersion < schemaVersion) one.close(closeCode.editorTooOld)
  }

  /** Does this server know all that may stand in the text? Only then it writes in it, or takes a version of it. */
  get known(): boolean {
    return this.schemaVersion <= schemaVersion
  }

  /** Called now and then: what is kept for speed alone is let go. */
  rest(now: number): void {
    this.answered = null
    this.audience.forgetSilent(now)
  }

  /** The room is over: everyone is sent away with `code`, and what waited fails. */
  end(code: number): void {
    if (this.ended) return
    this.ended = true
    this.services.ended(this)
    for (const waiting of [...(this.turn?.taken ?? []), ...this.inbox]) {
      if (!waiting.from) waiting.work.done(new RoomEnded())
    }
    this.services.committer.wait(-this.waitingBytes - this.turnBytes)
    this.audience.end(code)
    this.doc.destroy()
  }

  isSomebodyElse(clientId: number, memberId: string): boolean {
    return this.audience.isSomebodyElse(clientId, memberId)
  }

  captured(): Uint8Array[] {
    const updates = this.updates
    this.updates = []
    return updates
  }

  private isForeign(connection: Connection, clientId: number): boolean {
    const owner = this.owners.get(clientId)
    return owner !== undefined && owner !== connection.who.memberId
  }

  private change(connection: Connection, update: Uint8Array, answer: boolean) {
    let seen: Inspected
    try {
      seen = inspect(update, this.confines)
    } catch (error) {
      if (error instanceof TooMany) return connection.close(closeCode.tooLarge)
      return this.refuse(connection, 'malformed')
    }
    if (this.waitingBytes + update.length > limits.waitingBytesPerDocument || this.services.committer.isFull) {
      return connection.close(closeCode.overloaded)
    }
    this.inbox.push({ from: connection, update, seen, answer, at: performance.now() })
    this.waitingBytes += update.length
    this.services.committer.wait(update.length)
    this.services.committer.wants(this)
  }

  private grow(turn: Turn, base: number): void {
    const behind = base !== this.cursor
    const fullness = this.fullness
    this.head = base + turn.parts.length
    if (!behind) this.cursor = this.head
    for (const part of turn.parts) {
      this.logBytes += part.update.length
      this.documentBytes += part.update.length
      if (part.actor) this.contributors.add(part.actor)
    }
    this.audience.show(turn.parts)
    if (behind) this.heard(this.epoch, this.head)
    this.tellFullness(fullness)
  }

  /** Those who write hear it when the document gets nearly full, full, or has room again. */
  private tellFullness(before: number): void {
    if (this.fullness === before) return
    for (const one of this.audience.connections) if (one.wantsAcks) one.send(this.standing(one))
  }

  /** Who waited for a moment at which memory is what is on disk is served. */
  private goOn(): void {
    const asking = this.asking
    this.asking = new Map()
    for (const [connection, stateVector] of asking) if (connection.open) this.asked(connection, stateVector)
    if (this.inbox.length > 0) this.services.committer.wants(this)
  }

  private answerTo(stateVector: Uint8Array): Buffer {
    if (this.answered && Buffer.compare(this.answered.to, stateVector) === 0) return this.answered.frame
    const frame = onTheLine(answerFrame(Y.encodeStateAsUpdate(this.doc, stateVector)))
    this.answered = { to: stateVector.slice(), frame }
    return frame
  }

  /** Something is missing. Another node may have written it: look once, then refuse. */
  private postpone({ postponed }: Turn): void {
    this.holdUps += 1
    this.inbox = [...postponed.map((waiting) => ({ ...waiting, again: true })), ...this.inbox]
    this.others
      .readAnew()
      .catch(() => {
        for (const { from } of postponed) from.close(closeCode.overloaded)
      })
      .finally(() => this.goFurther())
  }

  private leftOut(from: Connection) {
    this.services.metrics.refused('read-only')
    if (from.right === 'write') from.close(closeCode.tooLarge)
    else if (from.wantsAcks) from.send(this.standing(from))
  }

  /** A frame that no honest client sends. A resync may mend it; who keeps doing it stays away. */
  private refuse(connection: Connection, why: string): void {
    if (!connection.open) return
    this.services.metrics.refused(why)
    const tooOften = this.strikes.add(connection.who.memberId) > limits.strikes
    connection.close(tooOften ? closeCode.tooMany : closeCode.mendable)
    connection.revoked = true
  }

  /** A change threw while it was applied: memory can no longer be trusted and is read again from disk. */
  private spoiled(taken: readonly Waiting[], group: readonly Waiting[]) {
    for (const waiting of group) {
      if (waiting.from) this.refuse(waiting.from, 'unfit')
      else waiting.work.done(new Error('the server’s own change could not be applied'))
    }
    this.over()
    this.reread(taken.filter((waiting) => !group.includes(waiting)))
  }

  /** No turn is under way any more. */
  private over(): void {
    this.turn = null
    this.services.committer.wait(-this.turnBytes)
    this.turnBytes = 0
  }

  /** Reads the document again; `waiting` is tried anew. */
  private reread(waiting: readonly Waiting[]): void {
    this.inbox = [...waiting, ...this.inbox]
    this.holdUps += 1
    this.services
      .stored(this.id)
      .then((row) => {
        if (this.ended) return
        if (!row || row.epoch !== this.epoch) return this.services.fenced(this)
        this.doc.destroy()
        this.take(row)
        // What other nodes wrote meanwhile came along, and was shown to nobody here.
        this.audience.show([{ from: null, update: Y.encodeStateAsUpdate(this.doc) }])
      })
      .catch(() => this.end(closeCode.notLoaded))
      .finally(() => this.goFurther())
  }

  /** One of the readings is over; while another is under way, memory is not yet what is on disk. */
  private goFurther(): void {
    this.holdUps -= 1
    if (!this.ended && this.settled) this.goOn()
  }

  private take(row: StoredDocument): void {
    const updates = storedUpdates(row)
    this.doc = openStored(row, updates)
    this.cursor = row.head_seq
    this.snapSeq = row.snap_seq
    this.logBytes = row.log_bytes.length
    this.documentBytes = updates.reduce((sum, update) => sum + update.length, 0)
    this.owners = new Map(row.owners)
    this.owners.set(this.doc.clientID, null)
    this.updates = []
    this.answered = null
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === fromStore) return
      this.answered = null
      if (origin === fromPeer) this.audience.show([{ from: null, update }])
      else this.updates.push(update)
    })
  }

  private get fullness(): number {
    return this.full ? 2 : this.documentBytes > limits.documentWarnBytes ? 1 : 0
  }

  private standing(connection: Connection): Uint8Array {
    return standingFrame({
      right: this.full ? 'read' : connection.right,
      epoch: this.epoch,
      frameBytes: limits.frameBytes,
      documentBytes: limits.documentBytes,
      nearlyFull: this.documentBytes > limits.documentWarnBytes,
    })
  }
}
