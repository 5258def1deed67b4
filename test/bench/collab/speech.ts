import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { inspect } from '#server/collab/inspect.ts'

/** The servers that are measured. */
export const kinds = ['floor', 'classic', 'hocuspocus', 'meedenken'] as const
export type Kind = (typeof kinds)[number]

/** How a client speaks to a kind of server: its address, and what stands in front of each message. */
const addressOf: Record<Kind, (port: number, name: string) => string> = {
  floor: (port, name) => `ws://127.0.0.1:${port}/${name}`,
  classic: (port, name) => `ws://127.0.0.1:${port}/${name}`,
  hocuspocus: (port) => `ws://127.0.0.1:${port}/`,
  meedenken: (port, name) => `ws://127.0.0.1:${port}/collab/bench-${name}?ack=1`,
}

/**
 * A client that is as light as can be, the same for every server: it keeps what it hears and when, and decodes it when
 * the clock has stopped. `performance.now()` of the generator's process stamps both ends.
 */
export class Speaker {
  readonly ws: WebSocket
  /** Resolves when the server has answered with what it has; on the floor when the line is open. */
  readonly synced: Promise<number>
  /** Updates heard, each with its moment. */
  readonly heard: { at: number; update: Uint8Array }[] = []
  onHeard: ((update: Uint8Array, at: number) => void) | null = null
  onAck: ((accepted: number, at: number) => void) | null = null
  private readonly kind: Kind
  private readonly name: string
  private done!: (at: number) => void
  private readonly reach = new Map<number, number>()
  private looked = 0

  constructor(kind: Kind, port: number, name: string, answer: (stateVector: Uint8Array) => Uint8Array = () => nothing) {
    this.kind = kind
    this.name = name
    this.synced = new Promise((done) => {
      this.done = done
    })
    this.ws = new WebSocket(addressOf[kind](port, name), { perMessageDeflate: false, skipUTF8Validation: true })
    this.ws.on('open', () => {
      if (kind === 'floor') return this.done(performance.now())
      if (kind === 'hocuspocus') this.ws.send(this.framed([2, 0], utf8('none')))
      this.ws.send(this.framed([0, 0], [1, 0])) // SyncStep1 of an empty document
    })
    this.ws.on('message', (data: Buffer) => this.hear(data, answer))
    this.ws.on('error', () => undefined)
  }

  /** How far this screen shows each client's edits. Only to be asked when the clock has stopped. */
  reached(): ReadonlyMap<number, number> {
    for (; this.looked < this.heard.length; this.looked++) {
      for (const [client, to] of reachOf(this.heard[this.looked]!.update)) {
        if (to > (this.reach.get(client) ?? 0)) this.reach.set(client, to)
      }
    }
    return this.reach
  }

  /** The frame of an update, made beforehand. */
  frameOf(update: Uint8Array): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint8Array(encoder, update)
    return this.framed([0, 2], encoding.toUint8Array(encoder))
  }

  close(): Promise<void> {
    return new Promise((done) => {
      if (this.ws.readyState === WebSocket.CLOSED) return done()
      this.ws.once('close', () => done())
      this.ws.terminate()
    })
  }

  private framed(types: number[], body: ArrayLike<number>): Uint8Array {
    const encoder = encoding.createEncoder()
    if (this.kind === 'hocuspocus') encoding.writeVarString(encoder, this.name)
    for (const type of types) encoding.writeVarUint(encoder, type)
    encoding.writeUint8Array(encoder, Uint8Array.from(body))
    return encoding.toUint8Array(encoder)
  }

  private hear(data: Buffer, answer: (stateVector: Uint8Array) => Uint8Array): void {
    const at = performance.now()
    const decoder = decoding.createDecoder(data)
    if (this.kind === 'hocuspocus') decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === 120) this.onAck?.(decoding.readVarUint(decoder), at)
    if (type !== 0 && type !== 4) return
    const step = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (step === 0) {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint8Array(encoder, answer(body))
      this.ws.send(this.framed([0, 1], encoding.toUint8Array(encoder)))
      return
    }
    this.heard.push({ at, update: body })
    if (step === 1) this.done(at)
    else this.onHeard?.(body, at)
  }
}

const nothing = new Uint8Array([0, 0])
function utf8(words: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, words)
  return encoding.toUint8Array(encoder)
}

/** How far an update reaches, per client. */
export const reachOf = (update: Uint8Array) => inspect(update, null).reach

/** Somebody who types one letter after another at the end of their own line, all updates made beforehand. */
export function typistUpdates(clientId: number, edits: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('text')
  for (let i = 0; i < edits; i++) text.insert(i, String.fromCharCode(97 + (i % 26)))
  doc.destroy()
  return updates
}

/** The text that somebody has after all they heard and typed: that of everyone must be the same. */
export function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs) throw new Error('something is missing')
  return doc.getText('text').toString()
}

/** The value below which `share` of them lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
