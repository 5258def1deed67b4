import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageType } from '#app/editor/wire.ts'
import { limits } from './limits.ts'

/** What a client said. `answer` marks the SyncStep2 that answers our SyncStep1. */
export type Frame =
  | { type: 'ask'; stateVector: Uint8Array }
  | { type: 'change'; update: Uint8Array; answer: boolean }
  | { type: 'presence'; entries: PresenceEntry[] }
  | { type: 'ask-presence' }
  | { type: 'unknown' }

/** One client's presence on the wire; `state` is JSON, "null" when the client is gone. */
export interface PresenceEntry {
  clientId: number
  clock: number
  state: string
}

/**
 * Reads one frame of y-protocols 1.0.7. Bytes after the message are ignored, as the stock client does.
 * @throws {Error} when the frame is cut short, says something impossible, or more than it may
 */
export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  if (type === messageType.sync) {
    const step = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (step === 0) {
      if (body.length > limits.stateVectorBytes) throw new Error('more authors than any text has')
      return { type: 'ask', stateVector: body }
    }
    if (step === 1 || step === 2) return { type: 'change', update: body, answer: step === 1 }
    throw new Error('unknown step of sync')
  }
  if (type === messageType.awareness)
    return { type: 'presence', entries: readPresence(decoding.readVarUint8Array(decoder)) }
  if (type === messageType.queryAwareness) return { type: 'ask-presence' }
  return { type: 'unknown' }
}

function readPresence(bytes: Uint8Array): PresenceEntry[] {
  if (bytes.length > limits.presenceFrameBytes) throw new Error('more presence than anybody has')
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > bytes.length) throw new Error('more entries than bytes')
  return Array.from({ length: count }, () => ({
    clientId: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }))
}

const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (step: number, body: Uint8Array) =>
  frame(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })

export const askFrame = (stateVector: Uint8Array) => sync(0, stateVector)
export const answerFrame = (update: Uint8Array) => sync(1, update)
export const updateFrame = (update: Uint8Array) => sync(2, update)

/** Presence of some clients; with none it is what keeps a silent connection alive. */
export const presenceFrame = (entries: readonly PresenceEntry[]) =>
  frame(messageType.awareness, (encoder) => {
    const inner = encoding.createEncoder()
    encoding.writeVarUint(inner, entries.length)
    for (const entry of entries) {
      encoding.writeVarUint(inner, entry.clientId)
      encoding.writeVarUint(inner, entry.clock)
      encoding.writeVarString(inner, entry.state)
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  })

/** The first `accepted` changes of this connection are on disk; `seq` is where the document stands. */
export const acknowledgedFrame = (accepted: number, seq: number) =>
  frame(messageType.acknowledged, (encoder) => {
    encoding.writeVarUint(encoder, accepted)
    encoding.writeVarUint(encoder, seq)
  })

/**
 * A message as it goes over the line: in a binary WebSocket frame (RFC 6455 §5.2, unmasked), made once for however many
 * are shown it.
 */
export function onTheLine(message: Uint8Array): Buffer {
  const { length } = message
  const head = length < 126 ? 2 : length < 65536 ? 4 : 10
  const line = Buffer.allocUnsafe(head + length)
  line[0] = 0x82
  if (head === 2) line[1] = length
  else if (head === 4) {
    line[1] = 126
    line.writeUInt16BE(length, 2)
  } else {
    line[1] = 127
    line.writeBigUInt64BE(BigInt(length), 2)
  }
  line.set(message, head)
  return line
}

/** What the server thinks of this connection. */
export interface Standing {
  right: 'read' | 'write'
  epoch: number
  frameBytes: number
  documentBytes: number
  /** The document nears its limit. */
  nearlyFull: boolean
}
export const standingFrame = (standing: Standing) =>
  frame(messageType.standing, (encoder) => encoding.writeVarString(encoder, JSON.stringify(standing)))
