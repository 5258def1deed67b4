import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLine } from '#test/support/line.ts'
import { sized, tell } from '#test/support/size.ts'
import { aHouse, enter, type House, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

let house: House
let node: Spawned
beforeAll(async () => {
  house = await aHouse()
  node = await spawnNode(house.database.url)
})
afterAll(async () => {
  await node.kill()
  await house.close()
})

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

describe.concurrent('when nobody says anything', () => {
  it('a room stays open: nobody reconnects, and nothing is written', { timeout: 330_000 }, async () => {
    const page = await house.aPage()
    const people = (['bram', 'dina', 'freek'] as const).map((name) =>
      enter({ port: node.port, room: `${page}.1`, cookie: house.cookies[name] }),
    )
    await until(() => people.every(({ provider }) => provider.synced))
    // Editors tell of themselves every 15 s, which would hide a silent server.
    for (const { provider } of people) provider.awareness.setLocalState(null)
    const written = async () => {
      const [row] = await house.database.pool<{ rows: number; head: number }[]>`
        select (select count(*)::int from collab_update where doc_id = ${page}) as rows,
               (select head_seq::int from collab_doc where id = ${page}) as head`
      return row!
    }
    const before = await written()

    await pause(sized({ short: 70_000, middle: 300_000, long: 300_000 }))

    tell('silence', {
      seconds: sized({ short: 70, middle: 300, long: 300 }),
      reconnects: people.flatMap(({ closed }) => closed).length,
    })
    expect(people.flatMap(({ closed }) => closed)).toEqual([])
    expect(await written()).toEqual(before)
    for (const one of people) one.leave()
  })

  it('a line that hangs is found within 65 s, and its presence is gone for others within 40 s', {
    timeout: 90_000,
  }, async () => {
    const page = await house.aPage()
    const line = await aLine(node.port)
    const bram = enter({ port: line.port, room: `${page}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => bram.provider.synced && dina.provider.synced)
    bram.provider.awareness.setLocalState({ at: 'body' })
    dina.provider.awareness.setLocalState({ at: 'body' })
    await until(() => dina.provider.awareness.getStates().has(bram.doc.clientID))
    bram.provider.shouldConnect = false // else the client itself gives up and comes back on a new line
    const sockets = async () => (await node.metrics()).collab_sockets!
    const before = await sockets()

    line.freeze()
    const frozen = performance.now()
    await until(() => !dina.provider.awareness.getStates().has(bram.doc.clientID), 40_000)
    const gone = performance.now() - frozen
    await until(async () => (await sockets()) === before - 1, 65_000 - gone)

    tell('pulled cable', {
      'presence gone s': Math.round(gone / 1000),
      'socket found s': Math.round((performance.now() - frozen) / 1000),
    })
    bram.leave()
    dina.leave()
    await line.close()
  })
})
