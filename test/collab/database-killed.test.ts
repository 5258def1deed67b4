import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPostgres, type OwnPostgres } from '#test/support/own-postgres.ts'
import { chance, seed, sized, tell } from '#test/support/size.ts'
import { aTypist, isWhole, onDisk, typing } from './desk.ts'
import { aHouse, type House, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

let postgres: OwnPostgres
let house: House
const random = chance(seed)
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
beforeAll(async () => {
  postgres = await aPostgres()
  house = await aHouse({ database: postgres })
})
afterAll(() => house.close())

const sitDown = async (node: Spawned, page: string, round: number) => {
  const typists = (['bram', 'dina'] as const).map((name) =>
    aTypist(`${round}-${name}`, { port: node.port, room: `${page}.1`, cookie: house.cookies[name] }),
  )
  await until(() => typists.every((one) => one.writer.provider.synced), 20_000)
  return typists
}

describe('killing the database while people type', () => {
  it(
    'loses nothing acknowledged or seen, when the server and every window die with it',
    async () => {
      const page = await house.aPage()
      const kills = sized({ short: 4, middle: 25, long: 200 })
      const acknowledged: string[] = []
      const seen: string[] = []

      for (let kill = 0; kill < kills; kill++) {
        const node = await spawnNode(postgres.url)
        const typists = await sitDown(node, page, kill)
        await typing(
          typists,
          pause(50 + random(200)).then(() => postgres.kill(kill % 2 ? 'SIGKILL' : 'SIGQUIT')),
        )
        await node.kill()
        for (const one of typists) {
          acknowledged.push(...one.acknowledged())
          seen.push(...one.seen().filter((line) => line.startsWith(`${kill}-`)))
          one.leave()
        }
        await postgres.restart()
      }
      const there = new Set((await onDisk(postgres.pool, page)).lines)

      tell('database killed', {
        kills,
        acknowledged: acknowledged.length,
        'seen by others': seen.length,
        'on disk': there.size,
      })
      expect(acknowledged.length).toBeGreaterThan(kills)
      expect([...acknowledged, ...seen].filter((line) => !there.has(line))).toEqual([])
      expect(await isWhole(postgres.pool, page)).toBe(true)
    },
    sized({ short: 120_000, middle: 300_000, long: 2_400_000 }),
  )

  it('keeps everything in the windows that stay open, says nothing is saved meanwhile, and saves it when it is back', async () => {
    const page = await house.aPage()
    const rounds = sized({ short: 2, middle: 6, long: 30 })
    const node = await spawnNode(postgres.url)
    const typists = await sitDown(node, page, 0)

    for (let round = 0; round < rounds; round++) {
      await typing(typists, pause(100 + random(100)), 25)
      await postgres.kill(round % 2 ? 'SIGKILL' : 'SIGQUIT')
      await pause(100)
      const before = typists.map((one) => one.acknowledged().length)
      await typing(typists, pause(300), 25)
      expect(typists.map((one) => one.acknowledged().length)).toEqual(before)
      await postgres.restart()
      await Promise.all(typists.map((one) => until(() => isSaved(one.writer), 20_000)))
    }

    const { lines } = await onDisk(postgres.pool, page)
    tell('database away and back', { rounds, lines: lines.length })
    expect([...lines].sort()).toEqual(typists.flatMap((one) => one.typed).sort())
    await until(() => new Set(typists.map((one) => one.writer.reads())).size === 1)
    for (const one of typists) one.leave()
    await node.kill()
  }, 120_000)
})

describe('a connection that breaks off during the commit', () => {
  it(
    'writes each line once for the reader, whether the database had taken it or not',
    async () => {
      const page = await house.aPage()
      const cuts = sized({ short: 25, middle: 150, long: 1000 })
      const node = await spawnNode(postgres.url)
      const typists = await sitDown(node, page, 1)

      for (let cut = 0; cut < cuts; cut++) {
        await typing(typists, pause(20 + random(60)), 20)
        postgres.line.cut()
      }
      await Promise.all(typists.map((one) => until(() => isSaved(one.writer), 20_000)))

      const { lines } = await onDisk(postgres.pool, page)
      tell('commits cut off', { cuts, lines: lines.length })
      expect([...lines].sort()).toEqual(typists.flatMap((one) => one.typed).sort())
      expect(await isWhole(postgres.pool, page)).toBe(true)
      for (const one of typists) one.leave()
      await node.kill()
    },
    sized({ short: 60_000, middle: 120_000, long: 600_000 }),
  )
})

const isSaved = ({ provider, counts }: ReturnType<typeof aTypist>['writer']) =>
  provider.synced && counts.sent > 0 && counts.sent === counts.accepted
