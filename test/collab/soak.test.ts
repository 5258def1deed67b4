import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance, seed, sized, tell } from '#test/support/size.ts'
import { aTypist, isWhole, onDisk } from './desk.ts'
import { aHouse, type House, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

let house: House
let node: Spawned
beforeAll(async () => {
  house = await aHouse()
  node = await spawnNode(house.database.url, {
    LIMITS: JSON.stringify({ idleRoomMs: 200, roomSweepMs: 100, compactRows: 50 }),
  })
})
afterAll(async () => {
  await node.kill()
  await house.close()
})

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

describe('a long working day', () => {
  it(
    'of documents that open and close leaves memory as it was, and every line on disk',
    async () => {
      const seconds = sized({ short: 60, middle: 300, long: 3600 })
      const random = chance(seed)
      const pages = await Promise.all(
        Array.from({ length: sized({ short: 40, middle: 200, long: 500 }) }, () => house.aPage()),
      )
      const typed = new Map(pages.map((page) => [page, [] as string[]]))
      const names = ['bram', 'dina', 'samira'] as const
      const memory: { at: number; held: number }[] = []
      const start = performance.now()
      let visits = 0
      let over = false

      const visitor = async (nr: number) => {
        while (!over) {
          const page = pages[random(pages.length)]!
          const one = aTypist(`${nr}-${visits++}`, {
            port: node.port,
            room: `${page}.1`,
            cookie: house.cookies[names[nr % 3]!],
          })
          await until(() => one.writer.provider.synced, 15_000)
          for (let n = random(6); n >= 0; n--) {
            one.type()
            await pause(random(20))
          }
          await until(() => one.writer.counts.sent === one.writer.counts.accepted, 15_000)
          typed.get(page)!.push(...one.typed)
          one.leave()
          await pause(random(40))
        }
      }
      const visitors = Array.from({ length: 6 }, (_, nr) => visitor(nr))
      while (performance.now() - start < seconds * 1000) {
        await pause(seconds * 50)
        const { heapUsed, external } = await node.usage()
        memory.push({ at: (performance.now() - start) / 1000, held: (heapUsed + external) / 2 ** 20 })
      }
      over = true
      await Promise.all(visitors)
      await until(async () => (await node.metrics()).collab_open_documents === 0, 10_000)
      const { collab_sockets: sockets } = await node.metrics()

      // The first third warms up: what grows after it would go on growing.
      const settled = memory.slice(Math.floor(memory.length / 3))
      const early = settled.slice(0, 4).reduce((sum, one) => sum + one.held, 0) / 4
      const late = settled.slice(-4).reduce((sum, one) => sum + one.held, 0) / 4
      tell('soak', {
        seconds,
        visits,
        documents: pages.length,
        'held early MB': early.toFixed(1),
        'held late MB': late.toFixed(1),
      })
      expect(sockets).toBe(0)
      // What one visit leaves behind would add up: a hundred bytes each, over the garbage of a busy moment.
      expect(late - early).toBeLessThan(8 + (visits * 100) / 2 ** 20)
      for (const page of pages) {
        expect((await onDisk(house.database.pool, page)).lines.sort()).toEqual(typed.get(page)!.sort())
        expect(await isWhole(house.database.pool, page)).toBe(true)
      }
    },
    sized({ short: 120_000, middle: 480_000, long: 4_500_000 }),
  )
})
