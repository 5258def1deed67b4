import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance, seed, sized, tell } from '#test/support/size.ts'
import { aTypist, isWhole, onDisk, typing } from './desk.ts'
import { aHouse, enter, type House, until } from './house.ts'
import { spawnNode } from './spawned.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

const kills = sized({ short: 40, middle: 200, long: 1000 })

describe('killing the server again and again while people type', () => {
  it(
    'loses nothing that was acknowledged and nothing that another had seen; a restart repeats nothing',
    async () => {
      const page = await house.aPage()
      const random = chance(seed)
      const acknowledged: string[] = []
      const seen: string[] = []
      let next = spawnNode(house.database.url)

      for (let kill = 0; kill < kills; kill++) {
        const node = await next
        next = kill + 1 < kills ? spawnNode(house.database.url) : next
        const cast = (['bram', 'dina', 'samira', 'bram', 'dina'] as const).slice(0, kill % 10 === 0 ? 5 : 2)
        const typists = cast.map((name, i) =>
          aTypist(`${kill}-${name}-${i}`, { port: node.port, room: `${page}.1`, cookie: house.cookies[name] }),
        )
        await until(() => typists.every((one) => one.writer.provider.synced), 15_000)
        const lived = new Promise((done) => setTimeout(done, 30 + random(220)))

        await typing(typists, lived)
        await node.kill()

        // Nobody is left who could send anything again.
        for (const one of typists) {
          acknowledged.push(...one.acknowledged())
          seen.push(...one.seen().filter((line) => line.startsWith(`${kill}-`)))
          one.leave()
        }
      }
      const { lines } = await onDisk(house.database.pool, page)
      const there = new Set(lines)

      tell('server killed', {
        kills,
        acknowledged: acknowledged.length,
        'seen by others': seen.length,
        'on disk': lines.length,
      })
      expect(acknowledged.length).toBeGreaterThan(kills)
      expect(acknowledged.filter((line) => !there.has(line))).toEqual([])
      expect(seen.filter((line) => !there.has(line))).toEqual([])
      expect(lines.length).toBe(there.size)
      expect(await isWhole(house.database.pool, page)).toBe(true)
    },
    sized({ short: 180_000, middle: 900_000, long: 5_400_000 }),
  )
})

describe('stopping the server in order', () => {
  it('repeats nothing for those who stay open, brings what they typed meanwhile, and has them back within 3 s', async () => {
    const page = await house.aPage()
    let node = await spawnNode(house.database.url)
    const { port } = node
    const rounds = sized({ short: 3, middle: 10, long: 20 })
    const typists = (['bram', 'dina', 'samira'] as const).map((name) =>
      aTypist(name, { port, room: `${page}.1`, cookie: house.cookies[name] }),
    )
    await until(() => typists.every((one) => one.writer.provider.synced))
    const waits: number[] = []

    for (let round = 0; round < rounds; round++) {
      await typing(typists, node.kill('SIGTERM'), 15)
      for (const one of typists) one.type()
      node = await spawnNode(house.database.url, { PORT: String(port) })
      const listens = performance.now()
      await until(() => typists.every((one) => one.writer.provider.synced), 3000)
      waits.push(performance.now() - listens)
      await Promise.all(typists.map((one) => one.writer.saved()))
    }

    const { lines } = await onDisk(house.database.pool, page)
    tell('server stopped under load', {
      rounds,
      lines: lines.length,
      'slowest return ms': Math.round(Math.max(...waits)),
    })
    expect([...lines].sort()).toEqual(typists.flatMap((one) => one.typed).sort())
    expect(typists.every((one) => one.writer.closed.every((code) => code === 1001 || code === 1006))).toBe(true)
    for (const one of typists) one.leave()
    await node.kill()
  }, 120_000)

  it('keeps a seeded text as it is over twenty restarts, and on another node', async () => {
    const page = await house.aPage({
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Zo begon het.' }] }] },
    })
    const restarts = sized({ short: 5, middle: 20, long: 20 })
    let node = await spawnNode(house.database.url)
    const { port } = node
    const open = (['bram', 'dina'] as const).map((name) =>
      enter({ port, room: `${page}.1`, cookie: house.cookies[name] }),
    )
    await until(() => open.every((one) => one.provider.synced))
    open[0]!.types('En zo ging het verder.')
    await open[0]!.saved()

    for (let restart = 0; restart < restarts; restart++) {
      await node.kill(restart % 2 ? 'SIGKILL' : 'SIGTERM')
      node = await spawnNode(house.database.url, { PORT: String(port) })
      await until(() => open.every((one) => one.provider.synced), 10_000)
    }
    const elsewhere = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.samira })
    await until(() => elsewhere.provider.synced)

    tell('restarts with open windows', { restarts })
    for (const one of [...open, elsewhere]) expect(one.reads()).toBe('Zo begon het.\nEn zo ging het verder.')
    for (const one of [...open, elsewhere]) one.leave()
    await node.kill()
  }, 120_000)
})

describe('a server that is told to stop while a text cannot reach the disk', () => {
  it('ends cleanly all the same, and sends the writer away to come back elsewhere', async () => {
    const page = await house.aPage()
    const node = await spawnNode(house.database.url)
    const bram = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)
    bram.types('Op schijf.')
    await bram.saved()

    await house.database.pool.begin(async (tx) => {
      await tx`select from collab_doc where id = ${page} for update`
      bram.types('Nog niet.')
      await until(async () => (await node.metrics()).collab_waiting_bytes! > 0)
      node.process.kill('SIGTERM')
      await until(() => node.process.exitCode !== null, 15_000).finally(() => node.kill())
    })

    expect(node.process.exitCode).toBe(0)
    expect(bram.closed[0]).toBe(1001)
    expect((await onDisk(house.database.pool, page)).lines).toEqual(['Op schijf.'])
    bram.leave()
  })
})
