import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { sized, tell } from '#test/support/size.ts'
import { until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

const folder = process.env.TRACES_DIR ?? ''
const has = (name: string) => folder !== '' && existsSync(join(folder, `${name}.json.gz`))
const read = (name: string) => JSON.parse(gunzipSync(readFileSync(join(folder, `${name}.json.gz`))).toString())
const why = folder === '' ? ' (not tried: TRACES_DIR is not set)' : ''

let database: TestDatabase
let node: Spawned
beforeAll(async () => {
  database = await aDatabase()
  node = await spawnNode(database.url, { BENCH_OPEN: '1' })
})
afterAll(async () => {
  await node.kill()
  await database.drop()
})

interface Concurrent {
  endContent: string
  numAgents: number
  txns: { parents: number[]; agent: number; patches: [at: number, deleted: number, inserted: string][] }[]
}

/** What one person typed at once, and what of each other person they had seen by then. */
interface Typed {
  agent: number
  seen: Map<number, number>
  update: Uint8Array
}

/** Each transaction of a trace as the update it is, made on a document that holds just what its writer had seen. */
function updatesOf(trace: Concurrent): Typed[] {
  const docs = Array.from({ length: trace.numAgents }, () => new Y.Doc())
  // What two typed in one place at one moment stands in the order of their numbers, as where it was recorded.
  for (const [agent, doc] of docs.entries()) doc.clientID = agent + 1
  const known = docs.map(() => new Set<number>())
  const made: Typed[] = []
  for (const [nr, { agent, parents, patches }] of trace.txns.entries()) {
    const doc = docs[agent]!
    const lacks: number[] = []
    for (const open = [...parents]; open.length > 0; ) {
      const parent = open.pop()!
      if (known[agent]!.has(parent)) continue
      known[agent]!.add(parent)
      lacks.push(parent)
      open.push(...trace.txns[parent]!.parents)
    }
    for (const parent of lacks.sort((a, b) => a - b)) Y.applyUpdate(doc, made[parent]!.update)
    const before = Y.encodeStateVector(doc)
    const text = doc.getText('text')
    let update: Uint8Array | undefined
    const keep = (one: Uint8Array) => {
      update = one
    }
    doc.on('update', keep)
    doc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        const from = unitsIn(text.toString(), at)
        if (deleted > 0) text.delete(from, unitsIn(text.toString().slice(from), deleted))
        if (inserted) text.insert(from, inserted)
      }
    })
    doc.off('update', keep)
    made.push({ agent, seen: Y.decodeStateVector(before), update: update ?? Y.encodeStateAsUpdate(doc, before) })
    known[agent]!.add(nr)
  }
  return made
}

/** Traces count in code points, yjs in code units. */
const unitsIn = (words: string, points: number) =>
  /[\uD800-\uDBFF]/.test(words.slice(0, points)) ? [...words].slice(0, points).join('').length : points

const open = (name: string) => {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${node.port}/collab`, `bench-${name}`, doc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  return {
    doc,
    provider,
    close() {
      provider.destroy()
      provider.awareness.destroy()
    },
  }
}

describe(`what real people typed at the same time${why}`, () => {
  it.skipIf(!has('friendsforever')).each(
    sized({
      short: ['friendsforever'],
      middle: ['friendsforever', 'clownschool'],
      long: ['friendsforever', 'clownschool'],
    }),
  )(
    'ends in the text that they ended with: %s',
    async (name) => {
      const trace = read(name) as Concurrent
      const updates = updatesOf(trace)
      const people = Array.from({ length: trace.numAgents }, () => open(name))
      await until(() => people.every(({ provider }) => provider.synced), 15_000)
      const hasSeen = (doc: Y.Doc, seen: Map<number, number>) =>
        [...seen].every(([client, clock]) => Y.getState(doc.store, client) >= clock)

      // Each types their own part as soon as what they had seen then is on their screen now.
      await Promise.all(
        people.map(async ({ doc }, agent) => {
          for (const [nr, one] of updates.entries()) {
            if (one.agent !== agent) continue
            if (!hasSeen(doc, one.seen)) await until(() => hasSeen(doc, one.seen), 20_000)
            Y.applyUpdate(doc, one.update, 'typed')
            if (nr % 200 === 0) await new Promise((next) => setImmediate(next))
          }
        }),
      )
      await until(() => new Set(people.map(({ doc }) => doc.getText('text').toString())).size === 1, 30_000)
      const reader = open(name)
      await until(() => reader.provider.synced)
      await until(() => reader.doc.getText('text').length === people[0]!.doc.getText('text').length, 10_000)

      tell(`trace ${name}`, {
        transactions: trace.txns.length,
        people: trace.numAgents,
        letters: trace.endContent.length,
      })
      expect(reader.doc.getText('text').toString()).toBe(trace.endContent)
      for (const one of [...people, reader]) one.close()
    },
    sized({ short: 120_000, middle: 240_000, long: 300_000 }),
  )

  it.skipIf(!has('automerge-paper') || sized({ short: true, middle: false, long: false }))(
    'ends in the paper of 259,778 edits, which opens again at once after a restart',
    async () => {
      const trace = read('automerge-paper') as Concurrent
      const writer = open('paper')
      await until(() => writer.provider.synced)
      const text = writer.doc.getText('text')
      for (const [nr, { patches }] of trace.txns.entries()) {
        for (const [at, deleted, inserted] of patches) {
          if (deleted > 0) text.delete(at, deleted)
          if (inserted) text.insert(at, inserted)
        }
        if (nr % 200 === 0) {
          await new Promise((next) => setImmediate(next))
          await until(() => (writer.provider.ws?.bufferedAmount ?? 0) < 1_000_000, 60_000)
        }
      }
      const check = open('paper')
      await until(() => check.provider.synced && check.doc.getText('text').toString() === trace.endContent, 60_000)
      check.close()
      writer.close()
      await until(
        async () => (await database.pool`select from collab_doc where head_seq - snap_seq < 600`).length > 0,
        20_000,
      )
      await node.kill()
      node = await spawnNode(database.url, { BENCH_OPEN: '1' })

      const from = performance.now()
      const again = open('paper')
      await until(() => again.provider.synced, 15_000)
      const ms = performance.now() - from

      tell('trace automerge-paper', { edits: trace.txns.length, 'opened cold in ms': Math.round(ms) })
      expect(again.doc.getText('text').toString()).toBe(trace.endContent)
      again.close()
    },
    240_000,
  )
})
