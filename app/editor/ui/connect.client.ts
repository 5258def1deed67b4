import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { unlockedEvent } from '#app/components/lock-event.ts'
import type { RoomOf } from '#app/domain/document/types.ts'
import { closeCode, messageType, roomPath, schemaVersion } from '../wire.ts'
import { countingSocket } from './counting-socket.ts'
import { allOnDisk, guardsLeaving, type Link, type LinkFacts, linkOf, nothingKnown, slowAfter } from './link-state.ts'
import { type Person, peopleIn } from './people.ts'

/** What a page shows of a room. A new object whenever something in it changed. */
export interface RoomView {
  readonly link: Link
  /** The text has been here at least once: editors may be shown. */
  readonly synced: boolean
  /** Connected and up to date at this moment. */
  readonly live: boolean
  /** A connection was tried and did not hold, or not yet. */
  readonly tried: boolean
  readonly people: readonly Person[]
  readonly right: 'read' | 'write'
}

/** One document, one socket. */
export interface Room {
  readonly of: RoomOf
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  view(): RoomView
  subscribe(changed: () => void): () => void
  /** Calls this before anything of others enters the text; answers how to stop. */
  beforeOthers(call: () => void): () => void
  /** Tries again after a final close that a person can mend (too many windows). */
  retry(): void
  destroy(): void
}

/**
 * Opens a room over the stock y-websocket client. Nothing is kept in the browser's storage and nothing passes
 * between tabs but through the server. @param origin  ws:// or wss:// origin of the server
 */
export function connect(of: RoomOf, origin: string, Socket: typeof WebSocket = globalThis.WebSocket): Room {
  const doc = new Y.Doc()
  let facts: LinkFacts = { ...nothingKnown, mayWrite: of.right === 'write' }
  let view: RoomView = {
    link: { state: 'opening' },
    synced: false,
    live: false,
    tried: false,
    people: [],
    right: of.right,
  }
  const listeners = new Set<() => void>()
  const first = new Set<() => void>()
  let slow: ReturnType<typeof setTimeout> | undefined

  const know = (more: Partial<LinkFacts>) => {
    facts = { ...facts, ...more }
    if (facts.owesSince !== null && allOnDisk(facts)) facts = { ...facts, owesSince: null, savedAt: Date.now() }
    show({
      link: linkOf(facts, Date.now()),
      synced: facts.everSynced,
      live: facts.connected && facts.synced,
      right: facts.mayWrite ? 'write' : 'read',
    })
    clearTimeout(slow)
    if (view.link.state === 'saving' && !view.link.slow)
      slow = setTimeout(() => know({}), slowAfter - (Date.now() - view.link.since))
  }
  const show = (more: Partial<RoomView>) => {
    const next = { ...view, ...more }
    if (JSON.stringify(next) === JSON.stringify(view)) return
    view = next
    for (const changed of listeners) changed()
  }

  // Listens before the provider does, which may or may not send: what is typed is owed from here on. Who only reads
  // types nothing: there it is yjs itself, which takes needless marks out of its copy.
  doc.on('update', (_update, origin) => {
    if (origin instanceof WebsocketProvider || !facts.mayWrite) return
    know({ unsent: true, owesSince: facts.owesSince ?? Date.now() })
  })

  const [folder, room] = splitLast(roomPath(of.id, of.epoch))
  const provider = new WebsocketProvider(`${origin}${folder}`, room, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1', sv: String(schemaVersion) },
    WebSocketPolyfill: countingSocket(Socket, {
      opened: () => know({ sent: 0, accepted: 0, answered: false, synced: false }),
      sent: (kind) => know({ sent: facts.sent + 1, answered: facts.answered || kind === 'answer', unsent: false }),
    }),
    // 1009 is ws itself refusing a frame: the same frame would be sent again for ever
    shouldReconnect: ({ code }) => code !== 1009 && !(code >= 4400 && code < 4500),
  })

  const takeIn = provider.messageHandlers[messageType.sync]
  provider.messageHandlers[messageType.sync] = (...message) => {
    for (const call of first) call()
    takeIn?.(...message)
  }
  provider.messageHandlers[messageType.acknowledged] = (_encoder, decoder) =>
    know({ accepted: decoding.readVarUint(decoder) })
  provider.messageHandlers[messageType.standing] = (_encoder, decoder) =>
    know({ mayWrite: rightIn(decoder) === 'write' })
  provider.on('status', ({ status }) => know({ connected: status === 'connected' }))
  provider.on('sync', (synced) => know({ synced, everSynced: facts.everSynced || synced }))
  provider.on('connection-close', () => show({ tried: true }))
  provider.on('closed', ({ code }) => know({ closed: code === 1009 ? 4413 : code }))
  const lookAround = () =>
    show({ people: peopleIn(provider.awareness.getStates(), doc.clientID, (state) => placeIn(doc, state)) })
  provider.awareness.on('change', lookAround)

  const stay = (event: BeforeUnloadEvent) => {
    if (guardsLeaving(view.link)) event.preventDefault()
  }
  const unlocked = () => {
    if (facts.closed === closeCode.noSession) retry()
  }
  globalThis.window?.addEventListener('beforeunload', stay)
  globalThis.window?.addEventListener(unlockedEvent, unlocked)
  provider.connect()

  function retry() {
    know({ closed: null })
    provider.connect()
  }

  return {
    of,
    doc,
    provider,
    view: () => view,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    beforeOthers(call) {
      first.add(call)
      return () => first.delete(call)
    },
    retry,
    destroy() {
      globalThis.window?.removeEventListener('beforeunload', stay)
      globalThis.window?.removeEventListener(unlockedEvent, unlocked)
      clearTimeout(slow)
      listeners.clear()
      first.clear()
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
  }
}

const splitLast = (path: string): [string, string] => {
  const at = path.lastIndexOf('/')
  return [path.slice(0, at), path.slice(at + 1)]
}

/** The right in a standing frame: JSON `{ right, epoch, … }`. */
function rightIn(decoder: decoding.Decoder): unknown {
  return (JSON.parse(decoding.readVarString(decoder)) as { right?: unknown }).right
}

/** The name of the text in which a presence's caret stands; null when it stands in none, or in one not here yet. */
function placeIn(doc: Y.Doc, state: Record<string, unknown>): string | null {
  const anchor = (state.cursor as { anchor?: unknown } | null | undefined)?.anchor
  if (!anchor) return null
  try {
    const at = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(anchor), doc)
    let type = at?.type ?? null
    while (type?._item) type = type._item.parent as Y.AbstractType<unknown> | null
    for (const [name, root] of doc.share) if (root === type) return name
    return null
  } catch {
    return null // a colleague's editor may say anything here
  }
}
