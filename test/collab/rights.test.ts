import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { as, asSystem } from '#db/as.ts'
import { aLine } from '#test/support/line.ts'
import { sized, tell } from '#test/support/size.ts'
import { onDisk } from './desk.ts'
import { aHouse, enter, type House, until, type Writer } from './house.ts'
import { spawnNode } from './spawned.ts'

let house: House
let pinboard: string
let bram: Writer
beforeAll(async () => {
  house = await aHouse()
  pinboard = await house.aDocument('pinboard', house.cast.board.id)
})
beforeEach(async () => {
  bram = enter({ port: house.port, room: `${pinboard}.1`, cookie: house.cookies.bram })
  await until(() => bram.provider.synced)
  return () => bram.leave()
})
afterAll(() => house.close())

const system = (work: Parameters<typeof asSystem>[1]) => asSystem(house.database.pool, work)
const withinASecond = (codes: number[], code: number) => until(() => codes.includes(code), 1000)

describe('a right that changes while the socket is open', () => {
  it('closes it within a second with 4403 when the member leaves the board, in the middle of a word', async () => {
    const typing = setInterval(() => bram.types('tik'), 20)
    await system((tx) => tx`delete from board_members where member_id = ${house.cast.bram.id}`)
    await withinASecond(bram.closed, 4403)
    clearInterval(typing)
    const rows = async () => (await house.database.pool`select from collab_update where doc_id = ${pinboard}`).length
    const before = await rows()

    bram.types('te laat')
    await new Promise((done) => setTimeout(done, 50))

    expect(await rows()).toBe(before)
    await system(
      (tx) =>
        tx`insert into board_members (board_id, member_id) values (${house.cast.board.id}, ${house.cast.bram.id})`,
    )
  })

  it('closes it within a second with 4500 when a writer becomes a reader, who comes back to read', async () => {
    await system((tx) => tx`update member_roles set role = 'reader' where member_id = ${house.cast.bram.id}`)

    await withinASecond(bram.closed, 4500)
    await until(() => bram.provider.synced)
    await system((tx) => tx`update member_roles set role = 'expert' where member_id = ${house.cast.bram.id}`)
    await until(() => bram.closed.length === 2)
  })

  it('closes it within a second with 4401 when the session ends or is locked', async () => {
    await system((tx) => tx`update sessions set locked_at = now() where member_id = ${house.cast.bram.id}`)

    await withinASecond(bram.closed, 4401)
    await system((tx) => tx`update sessions set locked_at = null where member_id = ${house.cast.bram.id}`)
  })

  it('closes the text of a case within a second when the case is withdrawn', async () => {
    const { anna, board } = house.cast
    const [caseId, documentId] = [randomUUID(), randomUUID()]
    await as(house.database.pool, anna, async (tx) => {
      await tx`insert into cases (id, board_id, author_id, document_id, notes_id, state)
        values (${caseId}, ${board.id}, ${anna.id}, ${documentId}, ${randomUUID()}, 'open')`
      await house.collab.documents.create(tx, { id: documentId, kind: 'case', subjectId: caseId })
    })
    const author = enter({ port: house.port, room: `${documentId}.1`, cookie: house.cookies.anna })
    await until(() => author.provider.synced)

    await system((tx) => tx`update cases set state = 'withdrawn' where id = ${caseId}`)

    await withinASecond(author.closed, 4500)
    author.leave()
  })

  it('stays open when what changed does not concern it', async () => {
    await system((tx) => tx`update member_roles set granted_at = now() where member_id = ${house.cast.bram.id}`)
    await new Promise((done) => setTimeout(done, 300))

    expect(bram.closed).toEqual([])
  })
})

describe('rights on two nodes', () => {
  it(
    'reach every socket of a member within a second, again and again, in the middle of a word',
    async () => {
      const node = await spawnNode(house.database.url)
      const rounds = sized({ short: 12, middle: 100, long: 1000 })
      const waits: number[] = []
      const { samira, board } = house.cast
      for (let round = 0; round < rounds; round++) {
        const sockets = [house.port, node.port].map((port) =>
          enter({ port, room: `${pinboard}.1`, cookie: house.cookies.samira }),
        )
        await until(() => sockets.every((one) => one.provider.synced))
        const typing = setInterval(() => sockets[round % 2]!.types('tik'), 4)
        const way = round % 3
        const code = [4403, 4401, 4500][way]!
        const from = performance.now()
        if (way === 0) await system((tx) => tx`delete from board_members where member_id = ${samira.id}`)
        if (way === 1) await system((tx) => tx`update sessions set locked_at = now() where member_id = ${samira.id}`)
        if (way === 2) await system((tx) => tx`update member_roles set role = 'reader' where member_id = ${samira.id}`)
        await until(() => sockets.every(({ closed }) => closed.includes(code)), 1000)
        waits.push(performance.now() - from)
        clearInterval(typing)
        for (const one of sockets) one.types('te laat')
        await new Promise((done) => setTimeout(done, 50))
        for (const one of sockets) one.leave()
        await system(
          (tx) =>
            tx`insert into board_members (board_id, member_id) values (${board.id}, ${samira.id}) on conflict do nothing`,
        )
        await system((tx) => tx`update sessions set locked_at = null where member_id = ${samira.id}`)
        await system((tx) => tx`update member_roles set role = 'expert' where member_id = ${samira.id}`)
      }
      const { lines } = await onDisk(house.database.pool, pinboard)
      expect(lines).toContain('tik')
      expect(lines).not.toContain('te laat')
      waits.sort((a, b) => a - b)
      tell('rights taken', {
        rounds,
        'p50 ms': Math.round(waits[waits.length >> 1]!),
        'slowest ms': Math.round(waits.at(-1)!),
      })
      await node.kill()
    },
    sized({ short: 30_000, middle: 120_000, long: 900_000 }),
  )

  it('do not depend on the announcement: a change that nobody announced closes the socket at the next look', async () => {
    const { anna, board } = house.cast
    const [caseId, documentId] = [randomUUID(), randomUUID()]
    await as(house.database.pool, anna, async (tx) => {
      await tx`insert into cases (id, board_id, author_id, document_id, notes_id, state)
        values (${caseId}, ${board.id}, ${anna.id}, ${documentId}, ${randomUUID()}, 'open')`
      await house.collab.documents.create(tx, { id: documentId, kind: 'case', subjectId: caseId })
    })
    const author = enter({ port: house.port, room: `${documentId}.1`, cookie: house.cookies.anna })
    await until(() => author.provider.synced)

    await house.database.pool.begin(async (tx) => {
      await tx`set local session_replication_role = replica` // no trigger runs, so nothing is said
      await tx`update cases set state = 'withdrawn' where id = ${caseId}`
      await tx`update collab_doc set standing_version = standing_version + 1 where id = ${documentId}`
    })

    await until(() => author.closed.includes(4500), 2500)
    author.leave()
  })

  it('close every socket with 1013 when they cannot be looked up any more', async () => {
    const line = await aLine(Number(new URL(house.database.url).port))
    const url = new URL(house.database.url)
    url.port = String(line.port)
    const node = await spawnNode(url.href, { LIMITS: JSON.stringify({ uncheckedMs: 3000 }) })
    const samira = enter({ port: node.port, room: `${pinboard}.1`, cookie: house.cookies.samira })
    await until(() => samira.provider.synced)

    line.refuse(true)

    await until(() => samira.closed.includes(1013), 6000)
    samira.leave()
    await node.kill()
    await line.close()
  }, 20_000)

  it('close the socket with 1013 when the database answers, and not about what this member may do', async () => {
    const node = await spawnNode(house.database.url, { LIMITS: JSON.stringify({ recheckMs: 500, uncheckedMs: 2500 }) })
    const samira = enter({ port: node.port, room: `${pinboard}.1`, cookie: house.cookies.samira })
    await until(() => samira.provider.synced)

    await house.database.pool`revoke select on sessions from meedenken_committer`

    await until(() => samira.closed.includes(1013), 8000)
    samira.leave()
    await node.kill()
    await house.database.pool`grant select on sessions to meedenken_committer`
  }, 20_000)
})
