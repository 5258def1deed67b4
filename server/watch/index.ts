import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { sessionFrom } from '#app/domain/member/session.server.ts'
import { ended, type SessionNews } from '#app/domain/member/session-rules.ts'
import { asDoor } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { standingsOfSessions } from '#db/queries/session.ts'
import { refuseUpgrade } from '../collab/upgrade.ts'

/** An open page that follows its own session. */
interface Page {
  readonly socket: WebSocket
  readonly memberId: string
  readonly sessionId: string
  rightsVersion: number
  answered: boolean
}

export interface Watch {
  /** True when the address was ours; the socket is then taken care of. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Pages that are open now. */
  readonly pages: number
  close(): Promise<void>
}

const limits = { pages: 4000, ofMember: 60, lookMs: 2000, beatMs: 30_000 } as const

/**
 * Tells every open page what happens to its session: that it ended or was locked, that rights changed, that a message
 * came. Nothing but that passes here, and nothing is heard. Changes are announced by the database; a look every two
 * seconds stands behind that.
 */
export async function startWatch({
  db,
  trial,
  originAllowed,
  alarm,
}: {
  db: Pool
  trial: boolean
  originAllowed: (origin: string) => boolean
  alarm: (what: string, code?: string) => void
}): Promise<Watch> {
  const pages = new Map<string, Set<Page>>()
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const all = () => [...pages.values()].flatMap((some) => [...some])
  const guarded = (work: Promise<unknown>) =>
    void work.catch((error) => alarm('watch.look-failed', (error as { code?: string }).code))

  async function look(some: readonly Page[]): Promise<void> {
    if (some.length === 0) return
    const rows = await asDoor(db, (tx) => standingsOfSessions(tx, [...new Set(some.map((page) => page.sessionId))]))
    const now = new Map(rows.map((row) => [row.id, row]))
    for (const page of some) {
      const row = now.get(page.sessionId)
      if (!row?.living) page.socket.close(ended, row?.ended_why ?? (row ? 'suspended' : 'ended'))
      else if (row.locked) page.socket.close(ended, 'locked')
      else if (row.rights_version !== page.rightsVersion) {
        page.rightsVersion = row.rights_version
        tell(page, { news: 'rights' })
      }
    }
  }

  async function enter(socket: WebSocket, cookie: string | undefined) {
    const session = await sessionFrom(db, cookie, trial)
    if (!session) return socket.close(ended, 'ended')
    if (session.locked) return socket.close(ended, 'locked')
    const { id: memberId, sessionId, rightsVersion } = session.asker
    const some = pages.get(memberId) ?? new Set()
    if (some.size >= limits.ofMember) return socket.close(1013)
    const page: Page = { socket, memberId, sessionId, rightsVersion, answered: true }
    pages.set(memberId, some.add(page))
    socket.on('close', () => {
      some.delete(page)
      if (some.size === 0 && pages.get(memberId) === some) pages.delete(memberId)
    })
    socket.on('pong', () => {
      page.answered = true
    })
    // What changed while it came in was announced to nobody.
    await look([page])
  }

  await db.listen(
    'rights',
    (memberId) => guarded(look([...(pages.get(memberId) ?? [])])),
    () => guarded(look(all())),
  )
  await db.listen('inbox', (memberId) => {
    for (const page of pages.get(memberId) ?? []) tell(page, { news: 'message' })
  })
  const timers = [
    setInterval(() => guarded(look(all())), limits.lookMs),
    setInterval(() => {
      for (const page of all()) {
        if (!page.answered) page.socket.terminate()
        page.answered = false
        page.socket.ping()
      }
    }, limits.beatMs),
  ]

  return {
    get pages() {
      return all().length
    },
    upgrade(request, socket, head) {
      if (!/^\/account\/watch(\?|$)/.test(request.url ?? '')) return false
      if (!originAllowed(request.headers.origin ?? '')) refuseUpgrade(socket)
      else {
        server.handleUpgrade(request, socket, head, (ws) => {
          ws.on('error', () => undefined)
          ws.on('message', () => ws.close(1008))
          if (all().length >= limits.pages) return ws.close(1013)
          enter(ws, request.headers.cookie).catch(() => ws.close(1013))
        })
      }
      return true
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      for (const page of all()) page.socket.close(1001)
      server.close()
    },
  }
}

const tell = ({ socket }: Page, news: SessionNews) => socket.send(JSON.stringify(news), () => undefined)
