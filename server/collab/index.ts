import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { DocumentKind, Documents } from '#app/domain/document/types.ts'
import { closeCode } from '#app/editor/wire.ts'
import { connectCommitter } from '#db/committer.ts'
import type { Pool } from '#db/connect.ts'
import { Compaction } from './compaction.ts'
import { Connection, RoomSocket } from './connection.ts'
import { documentsOn } from './documents.ts'
import { Ears } from './ears.ts'
import { letIn } from './entrance.ts'
import { codeOf } from './faults.ts'
import { limits } from './limits.ts'
import { Metrics } from './metrics.ts'
import { Peers } from './peers.ts'
import { Rooms } from './rooms.ts'
import { Settled } from './settled.ts'
import { Sittings } from './sittings.ts'
import { Standings } from './standing.ts'
import { Tidying } from './tidy.ts'
import { askedFor, isCollabPath, refuseUpgrade } from './upgrade.ts'

/** What the process gives the collaboration server. */
export interface CollabOptions {
  db: Pool
  databaseUrl: string
  /** Structured log; never content. */
  log: { warn(message: string, fields?: Record<string, unknown>): void }
  trial: boolean
  /** Is this the Origin of our own pages, exactly? Everything else gets 403 before the upgrade. */
  originAllowed: (origin: string) => boolean
  /** Opens /collab/bench-NAME to anyone: for measuring on loopback only. */
  benchOpen?: boolean
  /** Neither say nor hear hints between nodes: for tests of the look that stands behind them. */
  deaf?: boolean
}

export interface Collab {
  documents: Documents
  /** Calls `handler` with what the document is about whenever a text of this kind has rested for a second. */
  onSettled(kind: DocumentKind, handler: (subjectId: string) => Promise<unknown>): void
  /** True when the address was ours; the socket is then taken care of. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Lets what is under way reach the disk, sends everyone away with 1001, and lets go of the database. */
  close(): Promise<void>
  /** Does the database take what people write, and is this node not about to stop? */
  ready(): boolean
  /** Prometheus text. */
  metrics(): string
}

/** Starts shared text on this node. Resolves when announcements of rights are listened to. */
export async function startCollab(options: CollabOptions): Promise<Collab> {
  const { db, databaseUrl, log, trial, originAllowed } = options
  const alarm = (what: string, detail?: unknown) => log.warn(what, { detail })
  const metrics = new Metrics()
  const connect = () => connectCommitter(databaseUrl, 1)
  const reader = connectCommitter(databaseUrl, 4)
  const ears = new Ears(connect)
  const sittings = new Sittings(reader, alarm)
  const compaction = new Compaction(reader, alarm)
  const tidying = new Tidying(alarm)
  const settled = new Settled(alarm)
  const rooms: Rooms = new Rooms(reader, connect, metrics, {
    changed(room) {
      compaction.changed(room)
      tidying.changed(room)
      settled.changed(room)
      sittings.changed(room)
    },
    left: (room) => sittings.left(room),
    ended(room) {
      sittings.ended(room)
      tidying.ended(room)
    },
    committed: (committed) => peers.committed(committed),
    presence: (room, entries) => peers.presence(room, entries),
    alarm,
  })
  const peers = new Peers(reader, ears, rooms, options.deaf)
  const standings = new Standings(reader, alarm)
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: RoomSocket,
    maxPayload: limits.payloadBytes,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const benchId = options.benchOpen ? nameToId : null
  const sockets = new Set<Connection>()
  let stopping = false

  const guarded = (what: Promise<unknown>) => void what.catch((error) => alarm('a look around failed', codeOf(error)))
  const lookAtRights = () => guarded(standings.poll())
  ears.on('rights', (member) => guarded(standings.memberChanged(member)), lookAtRights)
  ears.on('standing', (document) => guarded(standings.documentChanged(document)), lookAtRights)
  await ears.open()
  await peers.beat()
  const timers = [
    setInterval(() => guarded(peers.look().then(() => standings.poll())), limits.pollMs),
    setInterval(() => guarded(peers.beat()), limits.heartbeatMs),
    setInterval(() => guarded(compaction.sweep(rooms)), limits.sweepMs),
    setInterval(() => rooms.serveSlow(), 200),
    setInterval(() => rooms.sweep(), limits.roomSweepMs),
    setInterval(() => standings.closeUnchecked(), limits.pollMs),
    setInterval(() => {
      for (const connection of sockets) connection.beat()
    }, limits.keepAliveMs),
  ]

  return {
    documents: documentsOn(rooms, peers, reader),
    onSettled: (kind, handler) => settled.on(kind, handler),

    upgrade(request, socket, head) {
      if (!isCollabPath(request.url)) return false
      const asked = safely(() => askedFor(request.url, benchId))
      if (!asked?.bench && !originAllowed(request.headers.origin ?? '')) {
        refuseUpgrade(socket)
        return true
      }
      server.handleUpgrade(request, socket, head, (ws) => {
        const connection = new Connection(ws, socket, metrics)
        if (stopping) return connection.close(closeCode.serverStops)
        if (sockets.size >= limits.socketsPerNode && !asked?.bench) return connection.close(closeCode.overloaded)
        sockets.add(connection)
        ws.on('close', () => sockets.delete(connection))
        void letIn({ db, rights: reader, rooms, standings, trial, alarm }, connection, asked, request.headers.cookie)
      })
      return true
    },

    async close() {
      stopping = true
      settled.stop()
      for (const timer of timers) clearInterval(timer)
      tidying.stop()
      await rooms.committer.drain(3000)
      await peers.stop()
      await sittings.close(rooms.open.values())
      for (const room of [...rooms.open.values()]) room.end(closeCode.serverStops)
      for (const connection of sockets) connection.close(closeCode.serverStops)
      server.close()
      metrics.stop()
      await Promise.all([rooms.committer.end(), ears.close(), reader.end({ timeout: 2 })])
    },

    ready: () => !stopping && rooms.committer.failures === 0,

    metrics: () =>
      metrics.text([
        { name: 'collab_open_documents', tells: 'Documents open on this server', value: rooms.open.size },
        { name: 'collab_sockets', tells: 'Open sockets', value: sockets.size },
        {
          name: 'collab_queue_depth',
          tells: 'Documents with changes that wait for a commit',
          value: rooms.committer.queueDepth,
        },
        {
          name: 'collab_waiting_bytes',
          tells: 'Bytes of changes that are not on disk yet',
          value: rooms.committer.bytesWaiting,
        },
        { name: 'collab_other_servers', tells: 'Other servers on the same database', value: peers.others },
        {
          name: 'collab_database_away',
          tells: '1 while the database takes no commit',
          value: rooms.committer.failures > 0 ? 1 : 0,
        },
      ]),
  }
}

/** The document for a measuring name: the same id for the same name. */
function nameToId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function safely<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
