import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocumentKind, Fragments } from '#app/domain/document/types.ts'
import { signIn } from '#app/domain/member/session.server.ts'
import { messageType, schemaVersion } from '#app/editor/wire.ts'
import { asSystem } from '#db/as.ts'
import { type Collab, startCollab } from '#server/collab/index.ts'
import { type Cast, type Name, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'

process.setMaxListeners(0) // the stock client listens for the end of the process, once for each window

/** A running collaboration server with the cast signed in. */
export interface House {
  readonly database: TestDatabase
  readonly cast: Cast
  readonly collab: Collab
  readonly port: number
  readonly cookies: Record<Name, string>
  readonly warnings: string[]
  /** A page of the whole group that experts and coordinators write. */
  aPage(seed?: Fragments): Promise<string>
  aDocument(kind: DocumentKind, subjectId: string, seed?: Fragments): Promise<string>
  close(): Promise<void>
}

/** One node: an HTTP server that hands its upgrades to the collaboration server. */
export async function aNode(
  database: TestDatabase,
  options: { benchOpen?: boolean; deaf?: boolean; warnings?: string[] } = {},
) {
  const http = createServer((_request, response) => response.writeHead(404).end())
  const collab = await startCollab({
    db: database.pool,
    databaseUrl: database.url,
    log: { warn: (message, fields) => options.warnings?.push(`${message} ${JSON.stringify(fields)}`) },
    trial: true,
    originAllowed: (origin) => origin === 'http://localhost:1',
    benchOpen: options.benchOpen ?? false,
    deaf: options.deaf ?? false,
  })
  http.on('upgrade', (request, socket, head) => {
    if (!collab.upgrade(request, socket, head)) socket.destroy()
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const { port } = http.address() as AddressInfo
  return {
    collab,
    port,
    async close() {
      await collab.close()
      http.closeAllConnections()
      await new Promise((done) => http.close(done))
    },
  }
}

export async function aHouse(options: { benchOpen?: boolean; database?: TestDatabase } = {}): Promise<House> {
  const database = options.database ?? (await aDatabase())
  const cast = await theCast(database.pool)
  const warnings: string[] = []
  const node = await aNode(database, { ...options, warnings })
  const names = ['anna', 'bram', 'chris', 'dina', 'els', 'freek', 'samira'] as const
  const cookies = {} as Record<Name, string>
  for (const name of names) cookies[name] = (await signIn(database.pool, cast[name].id, true)).split(';')[0]!
  const aDocument = async (kind: DocumentKind, subjectId: string, seed?: Fragments) => {
    const id = randomUUID()
    await asSystem(database.pool, (tx) => node.collab.documents.create(tx, { id, kind, subjectId, seed }))
    return id
  }
  return {
    database,
    cast,
    collab: node.collab,
    port: node.port,
    cookies,
    warnings,
    aDocument,
    async aPage(seed) {
      const noteId = randomUUID()
      const id = await aDocument('practice-note', noteId, seed)
      await asSystem(
        database.pool,
        (tx) => tx`
        insert into practice_notes (id, slug, title, document_id) values (${noteId}, ${noteId}, 'Slaap', ${id})`,
      )
      return id
    },
    async close() {
      await node.close()
      await database.drop()
    },
  }
}

/** Somebody with a document open in the stock client. */
export interface Writer {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly closed: number[]
  /** How many changes were sent and acknowledged on this socket. */
  readonly counts: { sent: number; accepted: number }
  types(words: string): void
  reads(): string
  /** Resolves when everything sent so far is on disk. */
  saved(): Promise<void>
  leave(): void
}

export interface Entrance {
  port: number
  room: string
  cookie?: string
  origin?: string
  connect?: boolean
  doc?: Y.Doc
  sv?: number
}

/** Enters a room with the stock y-websocket client, which counts its frames as our editor does. */
export function enter({
  port,
  room,
  cookie = '',
  origin = 'http://localhost:1',
  sv = schemaVersion,
  doc = new Y.Doc(),
}: Entrance): Writer {
  const counts = { sent: 0, accepted: 0 }
  const closed: number[] = []
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } })
      counts.sent = counts.accepted = 0
      this.on('close', (code) => closed.push(code))
    }
    override send(frame: Uint8Array) {
      if (frame[0] === messageType.sync && frame[1] !== 0) counts.sent += 1
      super.send(frame)
    }
  }
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/collab`, room, doc, {
    WebSocketPolyfill: Socket as never,
    disableBc: true,
    params: { ack: '1', sv: String(sv) },
  })
  provider.messageHandlers[messageType.acknowledged] = (_encoder, decoder) => {
    counts.accepted = decoding.readVarUint(decoder)
  }
  provider.messageHandlers[messageType.standing] = () => undefined
  const text = () => doc.getXmlFragment('body')
  return {
    doc,
    provider,
    closed,
    counts,
    types(words) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      text().push([paragraph])
    },
    reads: () =>
      text()
        .toArray()
        .map((one) => (one as Y.XmlElement).toArray().map(String).join(''))
        .join('\n'),
    saved: () => until(() => provider.synced && counts.sent > 0 && counts.sent === counts.accepted),
    leave() {
      provider.destroy()
      provider.awareness.destroy()
    },
  }
}

/** Waits until something is true; fails after `ms`. */
export async function until(isTrue: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`not true after ${ms} ms: ${isTrue}`)
    await new Promise((again) => setTimeout(again, 5))
  }
}

/** A text of paragraphs as ProseMirror JSON. */
export const paragraphs = (...lines: string[]) => ({
  type: 'doc' as const,
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** A socket without a client behind it, for frames that no client sends. */
export function rawSocket(address: { port: number; path: string; cookie?: string; origin?: string | null }) {
  const { port, path, cookie = '', origin = 'http://localhost:1' } = address
  const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
    headers: { cookie, ...(origin !== null && { origin }) },
  })
  ws.on('error', () => undefined)
  return {
    ws,
    opened: new Promise<void>((done) => ws.once('open', () => done())),
    /** The room has said its first word. */
    seated: new Promise<void>((done) => ws.once('message', () => done())),
    closed: new Promise<number>((done) => ws.once('close', (code) => done(code))),
    /** HTTP status of a refused upgrade. */
    refused: new Promise<number>((done) =>
      ws.once('unexpected-response', (_request, response) => done(response.statusCode ?? 0)),
    ),
  }
}
