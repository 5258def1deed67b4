import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { type Confines, holdsAll, type Inspected, inspect, isDangling, isMisplaced } from './inspect.ts'
import { limits } from './limits.ts'
import { asOne } from './stored.ts'

/** A change by the server itself. `run` changes the document; `done` hears of the commit or of the failure. */
export interface Work {
  readonly by: string | null
  readonly origin: 1 | 2
  run(doc: Y.Doc): void
  done(error?: unknown): void
}

/** What waits to be applied: a frame of a connection, or the server's own work. */
export type Waiting =
  | {
      readonly from: Connection
      readonly update: Uint8Array
      readonly seen: Inspected
      /** Is it the answer to our question about its state? */
      readonly answer: boolean
      readonly at: number
      /** Already tried once after a look at what other nodes wrote. */
      readonly again?: boolean
    }
  | { readonly from: null; readonly work: Work }

type FrameWaiting = Extract<Waiting, { from: Connection }>

/** What one connection, or the server, changed in a turn: one row of the log. */
export interface Part {
  readonly from: Connection | null
  readonly actor: string | null
  readonly origin: 0 | 1 | 2
  readonly update: Uint8Array
}

/** The document in memory, and who owns which client id of it. */
export interface Ground {
  readonly doc: Y.Doc
  readonly owners: Map<number, string | null>
  readonly confines: Confines | null
  /** Too large to be written in by editors. */
  readonly full: boolean
  /** Does presence give this client id to somebody else, who may not have written yet? */
  isSomebodyElse(clientId: number, memberId: string): boolean
  /** Takes the update events since the last call. */
  captured(): Uint8Array[]
}

/** A change threw while it was applied: memory can no longer be trusted. */
export class Spoiled extends Error {
  readonly group: readonly Waiting[]
  constructor(group: readonly Waiting[], cause: unknown) {
    super('a change could not be applied', { cause })
    this.group = group
  }
}

/**
 * One turn of a room: what waited, applied in memory, on its way to disk and seen by nobody yet. Each connection's
 * changes are applied in one go and become one row. Changes of different connections cannot lean on each other, for
 * neither was shown to the other: their order is free.
 */
export class Turn {
  readonly taken: readonly Waiting[]
  readonly parts: Part[] = []
  readonly claims: [clientId: number, memberId: string | null][] = []
  /** How many changes of a connection this turn answers for, and since when the first of them waited. */
  readonly acks = new Map<Connection, { count: number; since: number }>()
  readonly works: Work[] = []
  /** What leans on something that another node may have written, in its order. */
  readonly postponed: FrameWaiting[] = []
  readonly refused: [connection: Connection, why: 'foreign' | 'dangling' | 'read-only'][] = []
  private readonly undo: (() => void)[] = []
  private readonly ground: Ground

  /** @throws {Spoiled} */
  constructor(ground: Ground, taken: readonly Waiting[]) {
    this.ground = ground
    this.taken = taken
    try {
      for (const group of groups(taken)) this.applyGroup(group)
    } catch (error) {
      this.takeBack()
      throw error
    }
  }

  get bytes(): number {
    return this.parts.reduce((sum, part) => sum + part.update.length, 0)
  }

  /** The turn did not happen: connections are as they were before it. */
  takeBack(): void {
    for (const back of this.undo.reverse()) back()
  }

  private applyGroup(group: readonly Waiting[]): void {
    const { doc, confines } = this.ground
    const first = group[0]!
    const grown: [client: number, clock: number][] = []
    try {
      asOne(doc, first.from ?? first.work, () => {
        for (const waiting of group) {
          if (waiting.from === null) this.work(waiting.work)
          else if (!waiting.from.revoked) this.applyFrame(waiting, grown)
        }
      })
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('something is missing after all')
      if (confines && grown.some(([client, clock]) => isMisplaced(doc, client, clock))) throw new Error('out of place')
    } catch (cause) {
      this.ground.captured()
      throw new Spoiled(group, cause)
    }
    const row = first.from
      ? ({ from: first.from, actor: first.from.who.memberId, origin: 0 } as const)
      : { from: null, actor: first.work.by, origin: first.work.origin }
    for (const update of this.ground.captured()) this.parts.push({ ...row, update })
  }

  /** The server's first words in this copy of the document claim its client id, as those of an editor do. */
  private work(work: Work): void {
    const { doc } = this.ground
    const wrote = () => Y.getState(doc.store, doc.clientID) > 0
    const before = wrote()
    work.run(doc)
    if (!before && wrote()) this.claims.push([doc.clientID, null])
    this.works.push(work)
  }

  private applyFrame(waiting: FrameWaiting, grown: [number, number][]): void {
    const { doc, full } = this.ground
    const { from, update, seen, answer } = waiting
    // One that waits holds up all that this connection sent after it: they are acknowledged in their order.
    if (this.waitsBefore(from)) this.postponed.push(waiting)
    else if (seen.empty) this.accept(waiting)
    else if (from.right !== 'write' || full) {
      if (holdsAll(doc, seen)) this.accept(waiting)
      else this.leaveOut(from)
    } else if (isDangling(doc, seen)) {
      if (!from.synced && !answer) this.hold(from, update)
      else this.postpone(waiting, 'dangling')
    } else if (!this.owns(from, seen, grown)) this.postpone(waiting, 'foreign')
    else {
      Y.applyUpdate(doc, update, from)
      this.accept(waiting)
    }
    if (answer && !from.synced && !this.waitsBefore(from)) this.release(from, waiting, grown)
  }

  private waitsBefore(from: Connection): boolean {
    return this.postponed.some((one) => one.from === from)
  }

  private accept({ from, at }: FrameWaiting): void {
    if (from.leftOut) return
    const ack = this.acks.get(from)
    if (ack) ack.count += 1
    else this.acks.set(from, { count: 1, since: at })
  }

  private leaveOut(from: Connection): void {
    from.leftOut = true
    this.refused.push([from, 'read-only'])
  }

  private postpone(waiting: FrameWaiting, why: 'foreign' | 'dangling'): void {
    if (waiting.again) this.refused.push([waiting.from, why])
    else this.postponed.push(waiting)
  }

  private hold(from: Connection, update: Uint8Array): void {
    const held = from.held
    from.held = [...held, update]
    this.undo.push(() => (from.held = held))
    if (from.held.reduce((sum, one) => sum + one.length, 0) > limits.frameBytes) this.refused.push([from, 'dangling'])
  }

  /** The answer is here: what leaned on it is looked at now. */
  private release(from: Connection, answer: FrameWaiting, grown: [number, number][]): void {
    const { held } = from
    from.synced = true
    from.held = []
    this.undo.push(() => {
      from.synced = false
      from.held = held
    })
    for (const update of held) {
      const seen = inspect(update, this.ground.confines)
      this.applyFrame({ from, update, seen, answer: false, at: answer.at }, grown)
    }
  }

  /** Each client id that would grow is this member's, or nobody's and becomes theirs. */
  private owns(from: Connection, seen: Inspected, grown: [number, number][]): boolean {
    const { doc, owners } = this.ground
    const { memberId } = from.who
    const fresh: number[] = []
    for (const [client, to] of seen.reach) {
      const has = Y.getState(doc.store, client)
      if (to <= has) continue
      const owner = owners.get(client)
      if (owner === undefined && has === 0 && !this.ground.isSomebodyElse(client, memberId)) fresh.push(client)
      else if (owner !== memberId) return false
      grown.push([client, has])
    }
    if (from.clientIds + fresh.length > limits.clientIds && !from.who.bench) return false
    from.clientIds += fresh.length
    for (const client of fresh) {
      owners.set(client, memberId)
      this.claims.push([client, memberId])
    }
    if (fresh.length > 0) {
      this.undo.push(() => {
        from.clientIds -= fresh.length
        for (const client of fresh) owners.delete(client)
      })
    }
    return true
  }
}

/** What waits, by who sent it, in the order of each; each piece of the server's own work stands alone. */
function groups(waiting: readonly Waiting[]): Waiting[][] {
  const byConnection = new Map<Connection, Waiting[]>()
  const all: Waiting[][] = []
  for (const one of waiting) {
    const group = one.from && byConnection.get(one.from)
    if (group) group.push(one)
    else {
      const fresh = [one]
      if (one.from) byConnection.set(one.from, fresh)
      all.push(fresh)
    }
  }
  return all
}
