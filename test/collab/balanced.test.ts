import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBalancer, haproxyVersion } from '#test/support/balancer.ts'
import { chance, seed, sized, tell } from '#test/support/size.ts'
import { aTypist, isWhole, onDisk, typing } from './desk.ts'
import { aHouse, type House, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

const version = haproxyVersion()
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

const why = version ? '' : ' (not tried: HAProxy is not installed here, .ci/run installs it)'

describe.skipIf(!version)(`two servers behind a balancer that hashes on the room${why}`, () => {
  let house: House
  let nodes: Spawned[]
  let balancer: Awaited<ReturnType<typeof aBalancer>>
  beforeAll(async () => {
    house = await aHouse()
    nodes = await Promise.all([spawnNode(house.database.url), spawnNode(house.database.url)])
    balancer = await aBalancer(nodes.map(({ port }) => port))
  })
  afterAll(async () => {
    await balancer.stop()
    await Promise.all(nodes.map((node) => node.kill()))
    await house.close()
  })

  it(
    'seat a room together, and lose nothing when one of them is killed under load, again and again',
    async () => {
      const random = chance(seed)
      const pages = await Promise.all(Array.from({ length: 6 }, () => house.aPage()))
      const kills = sized({ short: 2, middle: 6, long: 40 })
      const typists = pages.flatMap((page) =>
        (['bram', 'dina'] as const).map((name) => ({
          page,
          ...aTypist(name, { port: balancer.port, room: `${page}.1`, cookie: house.cookies[name] }),
        })),
      )
      const settled = () =>
        typists.every(
          ({ writer: { provider, counts } }) => provider.synced && counts.sent > 0 && counts.sent === counts.accepted,
        )
      await until(settled, 15_000)
      const open = await Promise.all(nodes.map(async (node) => (await node.metrics()).collab_open_documents!))
      expect(open.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(pages.length) // more while the balancer makes up its mind
      let [acknowledged, lost] = [0, 0]

      for (let kill = 0; kill < kills; kill++) {
        const doomed = nodes[kill % 2]!
        await typing(
          typists,
          pause(300 + random(300)).then(() => doomed.kill()),
          40,
        )
        const claims = typists.map((one) => ({ page: one.page, lines: one.acknowledged() }))
        await typing(typists, pause(500), 40)
        nodes[kill % 2] = await spawnNode(house.database.url, { PORT: String(doomed.port) })
        await until(settled, 20_000)
        for (const { page, lines } of claims) {
          const there = new Set((await onDisk(house.database.pool, page)).lines)
          acknowledged += lines.length
          lost += lines.filter((line) => !there.has(line)).length
        }
      }

      tell(`behind HAProxy ${version}`, {
        kills,
        rooms: pages.length,
        'rooms per server': open.join('+'),
        acknowledged,
        lost,
      })
      expect(lost).toBe(0)
      for (const page of pages) {
        const here = typists.filter((one) => one.page === page)
        const { lines } = await onDisk(house.database.pool, page)
        expect([...lines].sort()).toEqual(here.flatMap((one) => one.typed).sort())
        await until(() => new Set(here.map((one) => one.writer.reads())).size === 1)
        expect(await isWhole(house.database.pool, page)).toBe(true)
      }
      for (const one of typists) one.leave()
    },
    sized({ short: 60_000, middle: 120_000, long: 600_000 }),
  )
})
