import type { Duplex } from 'node:stream'
import { type RawData, WebSocket } from 'ws'
import { closeCode } from '#app/editor/wire.ts'
import { type Frame, onTheLine, presenceFrame, readFrame } from './frames.ts'
import { limits } from './limits.ts'
import type { Metrics } from './metrics.ts'

/** The member behind a socket, as the session says. */
export interface Who {
  readonly memberId: string
  readonly sessionId: string
  readonly name: string
  readonly colour: number
  /** All sockets for measuring are one member, without limits on how many frames. */
  readonly bench: boolean
}

/** What a room wants to hear from a connection. */
export interface Listener {
  frame(connection: Connection, frame: Frame): void
  /** It sent what is no frame at all. */
  malformed(connection: Connection): void
  closed(connection: Connection): void
}

/** A socket that tells of a frame over its limit with our own code, for 1009 makes the stock client send it again. */
export class RoomSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === 1009 ? closeCode.tooLarge : code, reason)
  }
}

const keepAlive = onTheLine(presenceFrame([]))

/** One socket. It listens from the moment of the upgrade and keeps what comes until a room listens to it. */
export class Connection {
  who!: Who
  right: 'read' | 'write' = 'read'
  /** How others see this member: name and colour of the session, or "Inbrenger". */
  user: Record<string, unknown> = {}
  /** A coordinator: sees who "Inbrenger" is. */
  seesNames = false
  /** Version of the member's rights at which `right` was read. */
  rightsVersion = 0
  /** Version of what the document belongs to, at the same moment. */
  standingVersion = 0
  checkedAt = 0
  /** Schema of the editor behind it. */
  schemaVersion = 0
  wantsAcks = false
  /** Changes of this connection, from its first, that are on disk. */
  accepted = 0
  /** Was a change left out? Then no later one is acknowledged: `accepted` counts from the first without gaps. */
  leftOut = false
  /** Has the answer to our question about its state come? Before it, a change may lean on what is still to come. */
  synced = false
  /** Changes that came before that answer and lean on it. */
  held: Uint8Array[] = []
  /** New client ids that it brought. */
  clientIds = 0
  readonly presenceIds = new Set<number>()
  /** State vector up to which a slow reader was shown everything, while nothing more is sent to it. */
  staleVector: Uint8Array | null = null
  staleSince = 0
  open = true
  /** Closed for a reason of ours: what it sent and was not yet applied is not applied any more. */
  revoked = false
  private readonly ws: WebSocket
  private readonly line: Duplex
  private readonly metrics: Metrics
  private listener: Listener | null = null
  private early: Uint8Array[] = []
  private earlyBytes = 0
  private tokens: number = limits.frameBurst
  private tokensAt = performance.now()
  private unanswered = 0

  /** @param line  the TCP stream below `ws`: frames that many are shown are made once and written to it */
  constructor(ws: WebSocket, line: Duplex, metrics: Metrics) {
    this.ws = ws
    this.line = line
    this.metrics = metrics
    ws.on('message', (data, isBinary) => this.receive(data, isBinary))
    ws.on('pong', () => {
      this.unanswered = 0
    })
    ws.on('error', () => metrics.refused('websocket'))
    ws.on('close', () => this.ended())
  }

  /** From now on `listener` hears this connection, beginning with what came before. */
  listen(listener: Listener): void {
    this.listener = listener
    const early = this.early
    this.early = []
    for (const bytes of early) this.read(bytes)
  }

  send(message: Uint8Array): void {
    this.put(onTheLine(message))
  }

  /** Sends a frame that is made already. */
  put(frame: Uint8Array): void {
    if (!this.open || this.ws.readyState !== WebSocket.OPEN) return
    this.line.write(frame)
    if (this.unsent > limits.slowBytes) this.close(closeCode.overloaded)
  }

  /** Bytes that the reader has not taken yet. */
  get unsent(): number {
    return this.line.writableLength
  }

  close(code: number): void {
    if (!this.open) return
    this.revoked = code >= 4400
    this.metrics.closed(code)
    this.ws.close(code)
    this.ended()
    setTimeout(() => this.ws.terminate(), 2000).unref()
  }

  /** Called at a steady beat: keeps the line open, and finds the one that is half open after three beats. */
  beat() {
    if (this.unanswered >= 2) return this.ws.terminate()
    this.unanswered += 1
    this.ws.ping(undefined, undefined, ignoreErrors)
    this.put(keepAlive)
  }

  private receive(data: RawData, isBinary: boolean) {
    if (!this.open) return
    const bytes = data as Buffer
    if (!isBinary) return this.malformed()
    if (bytes.length > limits.frameBytes) return this.close(closeCode.tooLarge)
    if (this.listener) return this.read(bytes)
    this.early.push(bytes)
    this.earlyBytes += bytes.length
    if (this.early.length > limits.earlyFrames || this.earlyBytes > limits.earlyBytes) this.close(closeCode.overloaded)
  }

  private read(bytes: Uint8Array) {
    if (!this.open) return
    if (!this.who.bench && !this.takeToken()) return this.close(closeCode.tooMany)
    let frame: Frame
    try {
      frame = readFrame(bytes)
    } catch {
      return this.malformed()
    }
    this.listener!.frame(this, frame)
  }

  private malformed() {
    if (this.listener) return this.listener.malformed(this)
    this.metrics.refused('malformed')
    this.close(closeCode.mendable)
  }

  private takeToken(): boolean {
    const now = performance.now()
    this.tokens = Math.min(limits.frameBurst, this.tokens + ((now - this.tokensAt) / 1000) * limits.framesPerSecond)
    this.tokensAt = now
    this.tokens -= 1
    return this.tokens >= 0
  }

  private ended(): void {
    if (!this.open) return
    this.open = false
    this.early = []
    this.held = []
    this.listener?.closed(this)
    this.onEnd?.()
  }

  /** Told once, when the connection has ended for whatever reason. */
  onEnd: (() => void) | null = null
}

const ignoreErrors = () => undefined
