import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { as } from '#db/as.ts'
import { aLine } from '#test/support/line.ts'
import { chance, seed, sized, tell } from '#test/support/size.ts'
import { linesIn, onDisk } from './desk.ts'
import { aHouse, aNode, enter, type House, paragraphs, rawSocket, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

describe('the last one leaves while the next one comes', () => {
  it(
    'never shows an empty text for a full one, and loses nothing sent in the first moment',
    async () => {
      const rounds = sized({ short: 40, middle: 150, long: 500 })
      const random = chance(seed)
      const line = await aLine(Number(new URL(house.database.url).port))
      const url = new URL(house.database.url)
      url.port = String(line.port)
      // Documents are put away the moment nobody is there, and the database is far away.
      const node = await spawnNode(url.href, { LIMITS: JSON.stringify({ idleRoomMs: 1, roomSweepMs: 5 }) })
      line.delay(sized({ short: 10, middle: 40, long: 75 }))
      const page = await house.aPage({ body: paragraphs('Begin.') })
      const typed = ['Begin.']
      let loads = 0

      for (let round = 0; round < rounds; round++) {
        const cookie = house.cookies[round % 2 ? 'bram' : 'dina']
        const writer = enter({ port: node.port, room: `${page}.1`, cookie })
        // Typed as soon as the line is open, before the server has said anything.
        await until(() => writer.provider.wsconnected, 10_000)
        const words = `Ronde ${round}.`
        writer.types(words)
        await until(() => writer.provider.synced, 10_000)
        expect(
          linesIn(writer.doc)
            .filter((one) => one !== words)
            .sort(),
        ).toEqual([...typed].sort())
        typed.push(words)
        await writer.saved()
        const open = (await node.metrics()).collab_open_documents!
        expect(open).toBe(1)
        writer.leave()
        await pause(random(50))
        loads = (await node.metrics()).collab_load_ms_count!
      }

      tell('leaving and joining', { rounds, 'documents opened': loads })
      expect((await onDisk(house.database.pool, page)).lines.sort()).toEqual(typed.sort())
      await until(async () => (await node.metrics()).collab_open_documents === 0)
      await node.kill()
      await line.close()
    },
    sized({ short: 60_000, middle: 180_000, long: 900_000 }),
  )
})

describe('a document that cannot be read', () => {
  const knock = (port: number, page: string) =>
    rawSocket({ port, path: `/collab/${page}.1?sv=1`, cookie: house.cookies.bram }).closed

  it.each([
    [
      'a snapshot that is no gzip',
      (id: string) => house.database.pool`update collab_snapshot set state = '\\x0102' where doc_id = ${id}`,
    ],
    ['a snapshot that is gone', (id: string) => house.database.pool`delete from collab_snapshot where doc_id = ${id}`],
    [
      'a row that is no update',
      (id: string) =>
        house.database
          .pool`insert into collab_update (doc_id, epoch, seq, origin, payload) values (${id}, 1, 6, 0, '\\xffffff')`,
    ],
    ['a row that is missing', (id: string) => house.database.pool`update collab_doc set head_seq = 6 where id = ${id}`],
  ])('closes the door with 1011, leaves the store as it is, and leaves nothing behind: %s', async (_what, spoil) => {
    const page = await house.aPage({ body: paragraphs('Kostbaar.') })
    // Far enough on for a snapshot to be needed.
    await house.database.pool`update collab_doc set head_seq = 5, snap_seq = 5 where id = ${page}`
    await house.database.pool`update collab_snapshot set seq = 5 where doc_id = ${page}`
    await spoil(page)
    if (_what === 'a row that is no update')
      await house.database.pool`update collab_doc set head_seq = 6 where id = ${page}`
    const stored = () => house.database.pool`
      select d.head_seq, d.snap_seq, (select md5(state) from collab_snapshot s where s.doc_id = d.id) as state,
             (select count(*)::int from collab_update u where u.doc_id = d.id) as rows
        from collab_doc d where d.id = ${page}`
    const before = [...(await stored())]
    const node = await spawnNode(house.database.url)

    const codes = [await knock(node.port, page), await knock(node.port, page)]

    expect(codes).toEqual([1011, 1011])
    expect([...(await stored())]).toEqual(before)
    await until(async () => (await node.metrics()).collab_sockets === 0)
    expect(await node.metrics()).toMatchObject({ collab_open_documents: 0 })
    await node.kill()
  })

  it('closes the door with 1013 while the database is away, and opens it again afterwards', async () => {
    const line = await aLine(Number(new URL(house.database.url).port))
    const url = new URL(house.database.url)
    url.port = String(line.port)
    const page = await house.aPage({ body: paragraphs('Kostbaar.') })
    const node: Spawned = await spawnNode(url.href)
    line.refuse(true)

    expect(await knock(node.port, page)).toBe(1013)
    line.refuse(false)

    const bram = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => bram.reads() === 'Kostbaar.', 15_000)
    bram.leave()
    await node.kill()
    await line.close()
  }, 40_000)
})

describe('a template', () => {
  it('is seeded once when two make the document at the same moment, and two nodes open it at the same moment', async () => {
    const other = await aNode(house.database)
    const tries = sized({ short: 5, middle: 20, long: 50 })
    for (let i = 0; i < tries; i++) {
      const subjectId = randomUUID()
      const create = (collab: House['collab'], id: string) =>
        as(house.database.pool, house.cast.dina, (tx) =>
          collab.documents.create(tx, {
            id,
            kind: 'practice-note',
            subjectId,
            seed: { body: paragraphs('Sjabloon.') },
          }),
        )
      const ids = [randomUUID(), randomUUID()]

      const made = await Promise.allSettled([create(house.collab, ids[0]!), create(other.collab, ids[1]!)])

      const won = made.findIndex(({ status }) => status === 'fulfilled')
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const id = ids[won]!
      await house.database
        .pool`insert into practice_notes (id, slug, title, document_id) values (${subjectId}, ${subjectId}, 'Slaap', ${id})`
      const two = [house.port, other.port].map((port, n) =>
        enter({ port, room: `${id}.1`, cookie: house.cookies[n ? 'bram' : 'dina'] }),
      )
      await until(() => two.every((one) => one.provider.synced))
      expect(two.map((one) => one.reads())).toEqual(['Sjabloon.', 'Sjabloon.'])
      for (const one of two) one.leave()
    }
    tell('templates made at once', { tries })
    await other.close()
  }, 30_000)
})
