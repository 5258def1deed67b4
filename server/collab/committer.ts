import type { Pool } from '#db/connect.ts'
import { type Batch, type Committed, commitBatch } from '#db/queries/document-commit.ts'
import { codeOf, isDocumentsFault } from './faults.ts'
import { limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { Pace } from './pace.ts'
import type { Room } from './room.ts'
import type { Turn } from './turn.ts'

/** Tells the committer's surroundings what it cannot decide itself. */
export interface CommitterServices {
  /** Makes connections to the database: called again when one gives no answer at all. */
  connect(): Pool
  metrics: Metrics
  alarm(what: string, detail?: unknown): void
  /** The document's epoch has passed, or it is not live any more. */
  fenced(room: Room): void
  /** The database will never take what waits for this document. */
  unwritable(room: Room): void
  /** Rows were committed: other nodes may be told. */
  committed(rooms: readonly Room[]): void
}

type Pair = readonly [room: Room, turn: Turn]

/**
 * The one committer of a node. It takes everything that waits as soon as the previous commit is back: an idle server
 * commits at once, a busy one gathers by itself. A failed commit is asked again as it stands, for Yjs updates may be
 * written twice without harm.
 */
export class Committer {
  private readonly waiting = new Set<Room>()
  private readonly services: CommitterServices
  private readonly pace = new Pace(limits.commitsPerSecond, limits.commitBurst)
  private db: Pool
  private running = false
  /** Nothing reaches the disk through it any more. */
  stopped = false
  private waitingBytes = 0
  /** Failed attempts in a row; above zero the database is away. */
  failures = 0

  constructor(services: CommitterServices) {
    this.services = services
    this.db = services.connect()
  }

  get queueDepth(): number {
    return this.waiting.size
  }
  /** Does more wait on this node than it should hold? */
  get isFull(): boolean {
    return this.waitingBytes > limits.waitingBytesPerNode
  }
  get bytesWaiting(): number {
    return this.waitingBytes
  }

  /** So many bytes more, or less, wait to be on disk. */
  wait(bytes: number): void {
    this.waitingBytes += bytes
  }

  /** The room has changes. At the end of this round of the event loop they are taken together with all others. */
  wants(room: Room): void {
    this.waiting.add(room)
    if (this.running || this.stopped) return
    this.running = true
    setImmediate(() => void this.run())
  }

  /** Resolves when nothing is on its way to disk any more, or after `ms`. */
  async drain(ms: number): Promise<void> {
    const until = Date.now() + ms
    while ((this.running || this.waiting.size > 0) && Date.now() < until) await pause(5)
    this.stopped = true
  }

  async end(): Promise<void> {
    await this.db.end({ timeout: 2 })
  }

  private async run(): Promise<void> {
    let left: Pair[] = []
    try {
      while (!this.stopped && (left.length > 0 || this.waiting.size > 0)) {
        const wait = this.pace.next(performance.now())
        if (wait > 0) await pause(wait)
        const turns = [...left, ...this.take(left)].filter(([room]) => !room.ended)
        if (turns.length === 0) this.pace.giveBack()
        left = turns.length > 0 ? await this.write(turns) : []
      }
    } finally {
      this.running = false
      const [next] = this.waiting
      if (next && !this.stopped) this.wants(next)
    }
  }

  /** Turns of the rooms that wait, until together they are large enough for one commit. */
  private take(before: readonly Pair[]): Pair[] {
    const taken: Pair[] = []
    let bytes = before.reduce((sum, [, turn]) => sum + turn.bytes, 0)
    for (const room of this.waiting) {
      if (bytes > limits.turnBytes) break
      this.waiting.delete(room)
      const turn = room.begin()
      if (!turn) continue
      taken.push([room, turn])
      bytes += turn.bytes
    }
    return taken
  }

  /** Writes these turns; answers those that must be tried again. */
  private async write(turns: readonly Pair[]): Promise<Pair[]> {
    const { metrics } = this.services
    const started = performance.now()
    let rows: Committed[]
    try {
      rows = await this.answerInTime(commitBatch(this.db, batchOf(turns)))
    } catch (error) {
      metrics.count('collab_commit_failures_total')
      if (isDocumentsFault(error)) return this.single(turns, error)
      this.failures += 1
      if (this.failures % 20 === 1) this.services.alarm('the database did not take a commit', codeOf(error))
      await pause(Math.min(25 * 2 ** Math.min(this.failures, 10), 500))
      return [...turns]
    }
    this.failures = 0
    metrics.time('collab_commit_ms', performance.now() - started)
    return this.conclude(turns, rows)
  }

  private async conclude(turns: readonly Pair[], rows: readonly Committed[]): Promise<Pair[]> {
    const again: Pair[] = []
    const done: Room[] = []
    let written = 0
    for (const { nr, outcome, base } of rows) {
      const pair = turns[nr - 1]!
      const [room, turn] = pair
      if (room.ended) continue
      if (outcome === 'written') {
        written += turn.parts.length
        done.push(room)
        room.settle(base)
      } else if (outcome === 'busy') again.push(pair)
      else if (outcome === 'contested') room.contested()
      else this.services.fenced(room)
    }
    this.services.metrics.count('collab_rows_total', written)
    if (done.length > 0) this.services.committed(done)
    else if (again.length > 0) await pause(2)
    return again
  }

  /** One document's rows cannot be written, and hold up all others: each is tried alone. */
  private async single(turns: readonly Pair[], error: unknown): Promise<Pair[]> {
    if (turns.length === 1) {
      const [room] = turns[0]!
      this.services.alarm('rows of a document cannot be written', { document: room.id, code: codeOf(error) })
      this.services.unwritable(room)
      return []
    }
    const again: Pair[] = []
    for (const pair of turns) again.push(...(await this.write([pair])))
    return again
  }

  /** A host that is gone without a word gives no error either: then the connection is made anew. */
  private async answerInTime<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        const silent = this.db
        this.db = this.services.connect()
        void silent.end({ timeout: 0 }).catch(() => undefined)
        fail(Object.assign(new Error('no answer from the database'), { code: 'ETIMEDOUT' }))
      }, limits.commitMs)
    })
    answer.catch(() => undefined) // may fail after it was given up
    try {
      return await Promise.race([answer, late])
    } finally {
      clearTimeout(timer)
    }
  }
}

function batchOf(turns: readonly Pair[]): Batch {
  const parts = turns.flatMap(([, turn], at) => turn.parts.map((part) => ({ doc: at + 1, part })))
  const claims = turns.flatMap(([, turn], at) =>
    turn.claims.map(([client, member]) => ({ doc: at + 1, client, member })),
  )
  return {
    docs: turns.map(([room]) => room.id),
    epochs: turns.map(([room]) => room.epoch),
    doc: parts.map(({ doc }) => doc),
    actors: parts.map(({ part }) => part.actor),
    origins: parts.map(({ part }) => part.origin),
    lengths: parts.map(({ part }) => part.update.length),
    payloads: Buffer.concat(parts.map(({ part }) => part.update)),
    claimDoc: claims.map(({ doc }) => doc),
    claimClients: claims.map(({ client }) => client),
    claimMembers: claims.map(({ member }) => member),
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
