import type { Duplex } from 'node:stream'

/** What the address of a room says. */
export interface Asked {
  readonly documentId: string
  readonly bench: boolean
  /** Null where the address names none: a measuring client. */
  readonly epoch: number | null
  readonly schemaVersion: number | null
  readonly wantsAcks: boolean
}

const room = /^\/collab\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([1-9][0-9]{0,8})$/
const bench = /^\/collab\/(bench-[\w-]{1,80})$/

/** Is this address ours at all? */
export const isCollabPath = (url: string | undefined) => /^\/collab(\/|\?|$)/.test(url ?? '')

/** Reads the address; null when it names no room, which is told like a room that is not there. */
export function askedFor(url: string | undefined, benchId: ((name: string) => string) | null): Asked | null {
  const { pathname, searchParams } = new URL(url ?? '/', 'http://localhost')
  const sv = searchParams.get('sv')
  const rest = {
    wantsAcks: searchParams.get('ack') === '1',
    schemaVersion: sv !== null && /^\d{1,6}$/.test(sv) ? Number(sv) : null,
  }
  const measured = benchId && bench.exec(pathname)
  if (measured) return { documentId: benchId(measured[1]!), bench: true, epoch: null, ...rest }
  const found = room.exec(pathname)
  if (!found) return null
  return { documentId: found[1]!, bench: false, epoch: Number(found[2]), ...rest }
}

/** Answers an upgrade of a foreign origin: the one refusal before the upgrade, for no page of ours sees it. */
export function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => undefined)
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
