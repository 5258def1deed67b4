import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectOwner } from '#db/connect.ts'
import { tell } from '#test/support/size.ts'
import { aPair, type Pair } from '#test/support/standby.ts'
import { aTypist, isWhole, onDisk, typing } from './desk.ts'
import { aHouse, type House, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

let pair: Pair
let house: House
let nodes: Spawned[]
beforeAll(async () => {
  pair = await aPair()
  const pool = connectOwner(pair.url, 4)
  house = await aHouse({ database: { url: pair.url, pool, drop: async () => void (await pool.end({ timeout: 1 })) } })
  nodes = await Promise.all([spawnNode(pair.url), spawnNode(pair.url)])
}, 90_000)
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.kill()))
  await house.close()
  await pair.stop()
})

describe('the database server that dies while people type, and the standby that takes over', () => {
  it('loses nothing that was acknowledged, and has every writer back within 10 s of taking over', async () => {
    const page = await house.aPage()
    const typists = (['bram', 'dina', 'samira'] as const).map((name, i) =>
      aTypist(name, { port: nodes[i % 2]!.port, room: `${page}.1`, cookie: house.cookies[name] }),
    )
    await until(() => typists.every((one) => one.writer.provider.synced), 15_000)
    const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
    await typing(typists, pause(1000), 20)

    await typing(typists, pair.killFirst(), 20)
    const acknowledged = typists.flatMap((one) => one.acknowledged())
    const seen = typists.flatMap((one) => one.seen())
    await typing(typists, pause(500), 50)
    await pair.promoteSecond()
    const promoted = performance.now()
    const isSaved = ({ writer: { provider, counts } }: (typeof typists)[number]) =>
      provider.synced && counts.sent > 0 && counts.sent === counts.accepted
    await until(() => typists.every(isSaved), 10_000)
    const back = performance.now() - promoted

    const second = connectOwner(pair.secondUrl, 1)
    const { lines } = await onDisk(second, page)
    const there = new Set(lines)
    tell('failover', {
      acknowledged: acknowledged.length,
      'seen by others': seen.length,
      lost: [...acknowledged, ...seen].filter((line) => !there.has(line)).length,
      'writers back after ms': Math.round(back),
    })
    expect([...acknowledged, ...seen].filter((line) => !there.has(line))).toEqual([])
    expect([...lines].sort()).toEqual(typists.flatMap((one) => one.typed).sort())
    expect(await isWhole(second, page)).toBe(true)
    await until(() => new Set(typists.map((one) => one.writer.reads())).size === 1)
    await second.end()
    for (const one of typists) one.leave()
  }, 60_000)
})
