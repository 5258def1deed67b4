import { type Kind, pause, quantile, reachOf, Speaker, textOf, typistUpdates } from './speech.ts'

let names = 0
const freshName = () => `${process.pid.toString(36)}-${++names}`

/** Waits until every condition holds; the run counts for nothing when it does not. */
async function until(isTrue: () => boolean, ms: number, what: string): Promise<void> {
  const end = performance.now() + ms
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`)
    await pause(2)
  }
}

interface Typist {
  speaker: Speaker
  clientId: number
  room: number
  frames: Uint8Array[]
  updates: Uint8Array[]
  sentAt: number[]
  ackedAt: number[]
}

async function typists(kind: Kind, port: number, rooms: number, perRoom: number, edits: number): Promise<Typist[]> {
  const prefix = freshName()
  const all = Array.from({ length: rooms * perRoom }, (_, i): Typist => {
    const room = Math.floor(i / perRoom)
    const clientId = 1000 + i
    const updates = typistUpdates(clientId, edits)
    const speaker = new Speaker(kind, port, `${prefix}-${room}`)
    return { speaker, clientId, room, updates, frames: updates.map((u) => speaker.frameOf(u)), sentAt: [], ackedAt: [] }
  })
  for (const { speaker, ackedAt } of all) {
    speaker.onAck = (accepted, at) => {
      while (ackedAt.length < accepted - 1) ackedAt.push(at) // the first frame of a socket is its SyncStep2
    }
  }
  await Promise.all(all.map((one) => one.speaker.synced))
  await pause(200)
  return all
}

/** Times from each edit of the others to the moment at which it was on the screen of `on`. */
function latenciesAt(on: Typist, group: readonly Typist[]): number[] {
  const latencies: number[] = []
  const seen = new Map<number, number>()
  const others = new Map(group.filter((one) => one !== on).map((one) => [one.clientId, one]))
  for (const { at, update } of on.speaker.heard) {
    for (const [client, to] of reachOf(update)) {
      const by = others.get(client)
      for (let i = seen.get(client) ?? 0; by && i < to; i++) latencies.push(at - by.sentAt[i]!)
      seen.set(client, Math.max(seen.get(client) ?? 0, to))
    }
  }
  return latencies
}

/** Every screen in a room must show the same text, with every letter that was typed. */
function requireConvergence(group: readonly Typist[], others: readonly Speaker[] = []) {
  const texts = group.map((one) =>
    textOf([...one.speaker.heard.map((h) => h.update), ...one.updates.slice(0, one.sentAt.length)]),
  )
  for (const other of others) texts.push(textOf(other.heard.map((h) => h.update)))
  const typed = group.reduce((sum, one) => sum + one.sentAt.length, 0)
  if (new Set(texts).size !== 1 || texts[0]!.length !== typed) throw new Error('no convergence: the run does not count')
}

/** Edit to every other screen: `rooms` documents with `perRoom` people who type `perSecond` letters each. */
export async function typing(
  kind: Kind,
  port: number,
  o: { rooms: number; perRoom: number; perSecond: number; seconds: number },
  measure: (what: 'begin' | 'end') => void = () => undefined,
) {
  const edits = o.perSecond * o.seconds
  const all = await typists(kind, port, o.rooms, o.perRoom, edits)
  measure('begin')
  const start = performance.now()
  const gap = 1000 / o.perSecond
  let sent = 0
  // Each typist at an offset of their own; one loop for all keeps the generator light.
  const due = all.map((_, i) => start + (gap * ((i * 7919) % all.length)) / all.length)
  while (sent < edits * all.length) {
    const now = performance.now()
    for (const [i, one] of all.entries()) {
      while (due[i]! <= now && one.sentAt.length < edits) {
        one.sentAt.push(performance.now())
        one.speaker.ws.send(one.frames[one.sentAt.length - 1]!)
        due[i]! += gap
        sent += 1
      }
    }
    await pause(1) // the generator sleeps between keys: it must not take a core from whom it measures
  }
  const groups = Array.from({ length: o.rooms }, (_, room) => all.filter((one) => one.room === room))
  await until(
    () => groups.every((group) => group.every((one) => heardAll(one, group))),
    15_000,
    'every edit on every screen',
  )
  measure('end')
  const latencies: number[] = []
  for (const group of groups) {
    for (const on of group) for (const latency of latenciesAt(on, group)) latencies.push(latency)
    requireConvergence(group)
  }
  const acks = all.flatMap((one) => one.ackedAt.map((at, i) => at - one.sentAt[i]!))
  await Promise.all(all.map((one) => one.speaker.close()))
  return {
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    ...(acks.length > 0 && { ackP50: quantile(acks, 0.5), ackP99: quantile(acks, 0.99) }),
  }
}

const heardAll = (one: Typist, group: readonly Typist[]) =>
  group.every((by) => by === one || (one.speaker.reached().get(by.clientId) ?? 0) >= by.sentAt.length)

/** One document, many who read along, a few who type as fast as the server shows: letters delivered to screens in a second. */
export async function fanOut(
  kind: Kind,
  port: number,
  o: { clients: number; writers: number; seconds: number; inFlight: number },
) {
  const edits = 60_000
  const writers = await typists(kind, port, 1, o.writers, edits)
  const name = `${process.pid.toString(36)}-${names}-0`
  const readers = Array.from({ length: o.clients - o.writers }, () => new Speaker(kind, port, name))
  await Promise.all(readers.map((one) => one.synced))
  await pause(300)
  const reached = new Map<number, number>()
  const byClient = new Map(writers.map((one) => [one.clientId, one]))
  const latencies: number[] = []
  let stopped = false
  const push = (one: Typist) => {
    while (!stopped && one.sentAt.length < edits && one.sentAt.length - (reached.get(one.clientId) ?? 0) < o.inFlight) {
      one.sentAt.push(performance.now())
      one.speaker.ws.send(one.frames[one.sentAt.length - 1]!)
    }
  }
  // The last reader stands for all: what it has seen makes room for more.
  readers.at(-1)!.onHeard = (update, at) => {
    for (const [client, to] of reachOf(update)) {
      const one = byClient.get(client)
      if (!one) continue
      for (let i = reached.get(client) ?? 0; i < to; i++) latencies.push(at - one.sentAt[i]!)
      reached.set(client, Math.max(reached.get(client) ?? 0, to))
      push(one)
    }
  }
  const start = performance.now()
  for (const one of writers) push(one)
  await pause(o.seconds * 1000)
  stopped = true
  const stoppedAt = performance.now()
  const seen = writers.reduce((sum, one) => sum + (reached.get(one.clientId) ?? 0), 0)
  const total = writers.reduce((sum, one) => sum + one.sentAt.length, 0)
  const hasAll = (speaker: Speaker) =>
    writers.every((by) => (speaker.reached().get(by.clientId) ?? 0) >= by.sentAt.length)
  await until(() => readers.every(hasAll), 30_000, 'every letter at every reader')
  requireConvergence(writers, [readers[0]!, readers.at(-1)!])
  await Promise.all([...writers.map((one) => one.speaker), ...readers].map((one) => one.close()))
  return {
    delivered: (seen * (o.clients - 1)) / ((stoppedAt - start) / 1000),
    typed: total,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }
}

/** Writers two to a document, each with so many edits that the other has not seen yet: edits seen in a second. */
export async function throughput(
  kind: Kind,
  port: number,
  o: { documents: number; inFlight: number; seconds: number; edits: number },
  kill: () => Promise<void>,
) {
  const all = await typists(kind, port, o.documents, 2, o.edits)
  const reached = new Map<number, number>()
  let stopped = false
  const push = (one: Typist) => {
    while (
      !stopped &&
      one.sentAt.length < o.edits &&
      one.sentAt.length - (reached.get(one.clientId) ?? 0) < o.inFlight
    ) {
      one.sentAt.push(performance.now())
      one.speaker.ws.send(one.frames[one.sentAt.length - 1]!)
    }
  }
  const byClient = new Map(all.map((one) => [one.clientId, one]))
  for (const one of all) {
    one.speaker.onHeard = (update) => {
      if (stopped) return
      for (const [client, to] of reachOf(update)) {
        const by = byClient.get(client)
        if (!by || by === one) continue
        reached.set(client, Math.max(reached.get(client) ?? 0, to))
        push(by)
      }
    }
  }
  const start = performance.now()
  for (const one of all) push(one)
  await pause(o.seconds * 1000)
  stopped = true
  const seconds = (performance.now() - start) / 1000
  await kill()
  const seen = [...reached.values()].reduce((sum, n) => sum + n, 0)
  return {
    perSecond: seen / seconds,
    seen: all.map((one) => ({
      room: `${process.pid.toString(36)}-${names}-${one.room}`,
      clientId: one.clientId,
      seen: reached.get(one.clientId) ?? 0,
      acked: one.ackedAt.length,
    })),
  }
}

/** What of `seen` a cold start still has. */
export async function lost(
  kind: Kind,
  port: number,
  seen: readonly { room: string; clientId: number; seen: number; acked: number }[],
) {
  const held = new Map<number, number>()
  for (const room of new Set(seen.map((one) => one.room))) {
    const speaker = new Speaker(kind, port, room)
    await speaker.synced
    await pause(300)
    for (const { update } of speaker.heard) {
      for (const [client, to] of reachOf(update)) held.set(client, Math.max(held.get(client) ?? 0, to))
    }
    await speaker.close()
  }
  return {
    lost: seen.reduce((sum, one) => sum + Math.max(0, one.seen - (held.get(one.clientId) ?? 0)), 0),
    stored: [...held.values()].reduce((sum, n) => sum + n, 0),
  }
}

/** Many clients, dropped at once, who all come back at once: ms until the last is synced again. */
export async function storm(
  kind: Kind,
  port: number,
  o: { clients: number; documents: number },
  drop: () => Promise<void>,
) {
  const prefix = freshName()
  const enter = (i: number) => new Speaker(kind, port, `${prefix}-${i % o.documents}`)
  const first = Array.from({ length: o.documents }, (_, i) => enter(i))
  await Promise.all(first.map((one) => one.synced))
  for (const [i, one] of first.entries())
    for (const update of typistUpdates(5000 + i, 200)) one.ws.send(one.frameOf(update))
  await pause(kind === 'hocuspocus' || kind === 'classic' ? 3500 : 800) // until stored, where that takes a while
  const all = [...first, ...Array.from({ length: o.clients - o.documents }, (_, i) => enter(i))]
  await Promise.all(all.map((one) => one.synced))
  await drop()
  await Promise.all(all.map((one) => one.close()))
  const again = async () => {
    const start = performance.now()
    const back = Array.from({ length: o.clients }, (_, i) => enter(i))
    await Promise.all(back.map((one) => one.synced))
    const ms = performance.now() - start
    if (kind !== 'floor') {
      for (const one of back) {
        if (textOf(one.heard.map((h) => h.update)).length !== 200) throw new Error('synced without the text')
      }
    }
    await Promise.all(back.map((one) => one.close()))
    return ms
  }
  return again()
}
