import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { as } from '#db/as.ts'
import { aHouse, enter, type House, paragraphs, rawSocket, until } from './house.ts'

let house: House
let page: string
beforeAll(async () => {
  house = await aHouse()
  page = await house.aPage({ body: paragraphs('Slaap.') })
})
afterAll(() => house.close())

const knock = (path: string, cookie?: string, origin?: string | null) =>
  rawSocket({ port: house.port, path: `/collab/${path}`, cookie, origin })
const room = () => `${page}.1?sv=1`

describe('the door of a room', () => {
  it('answers 403 before the upgrade to every origin that is not exactly ours', async () => {
    const wrong = [
      null,
      'null',
      'http://localhost',
      'http://localhost:2',
      'https://localhost:1',
      'http://localhost:1.evil.example',
      'http://evil.example',
      'http://LOCALHOST:1',
    ]

    const answers = await Promise.all(wrong.map((origin) => knock(room(), house.cookies.bram, origin).refused))

    expect(answers).toEqual(wrong.map(() => 403))
  })

  it('is closed with 4401 to who has no living session', async () => {
    const { cookies } = house
    const none = [
      '',
      'meedenken-trial=',
      `meedenken-trial=${'x'.repeat(43)}`,
      cookies.bram.slice(0, -1),
      `${cookies.bram}x`,
    ]

    const codes = await Promise.all(none.map((cookie) => knock(room(), cookie).closed))

    expect(codes).toEqual(none.map(() => 4401))
  })

  it('tells nobody whether a document exists that is not theirs', async () => {
    const { board } = house.cast
    const pinboard = await house.aDocument('pinboard', board.id)
    const paths = [
      `${pinboard}.1?sv=1`,
      `${pinboard}.7?sv=1`,
      `${randomUUID()}.1?sv=1`,
      'nonsense',
      '',
      `${page}`,
      `${page}.0`,
      `${page.toUpperCase()}.1`,
      `%2e%2e%2f${page}.1`,
      'bench-x',
    ]

    const codes = await Promise.all(paths.map((path) => knock(path, house.cookies.chris).closed))

    expect(codes).toEqual(paths.map(() => 4404))
  })

  it('is closed with 4409 to an epoch that is not the present one', async () => {
    await expect(knock(`${page}.2?sv=1`, house.cookies.bram).closed).resolves.toBe(4409)
  })

  it('is closed with 4426 to an editor that is too old, or does not say how old it is', async () => {
    const codes = await Promise.all(
      ['?sv=0', '', '?sv=x'].map((query) => knock(`${page}.1${query}`, house.cookies.bram).closed),
    )

    expect(codes).toEqual([4426, 4426, 4426])
    // One that is newer than this server waits until the server is renewed.
    await expect(knock(`${page}.1?sv=2`, house.cookies.bram).closed).resolves.toBe(1013)
  })

  it('lets one member in twenty times and no more', async () => {
    const sockets = Array.from({ length: 20 }, () => knock(room(), house.cookies.samira))
    await Promise.all(sockets.map((one) => one.opened))
    await Promise.all(sockets.map((one) => one.seated))

    await expect(knock(room(), house.cookies.samira).closed).resolves.toBe(4429)
    for (const { ws } of sockets) ws.close()
  })

  it('opens nothing for measuring unless that was asked for', async () => {
    await expect(knock('bench-a', house.cookies.dina).closed).resolves.toBe(4404)
  })
})

describe('a case', () => {
  it('opens its own text to its writers alone, and its notes to the board', async () => {
    const { anna, bram } = house.cast
    const [caseId, documentId, notesId] = [randomUUID(), randomUUID(), randomUUID()]
    await as(house.database.pool, anna, async (tx) => {
      await tx`insert into cases (id, board_id, author_id, document_id, notes_id, state)
        values (${caseId}, ${house.cast.board.id}, ${anna.id}, ${documentId}, ${notesId}, 'open')`
      await house.collab.documents.create(tx, { id: documentId, kind: 'case', subjectId: caseId })
      await house.collab.documents.create(tx, { id: notesId, kind: 'case-notes', subjectId: caseId })
    })
    const inText = (name: 'anna' | 'bram') =>
      enter({ port: house.port, room: `${documentId}.1`, cookie: house.cookies[name] })

    await expect(knock(`${documentId}.1?sv=1`, house.cookies.bram).closed).resolves.toBe(4404)
    const writer = inText('anna')
    await until(() => writer.provider.synced)
    await as(house.database.pool, anna, (tx) => tx`insert into case_co_authors values (${caseId}, ${bram.id})`)
    const coAuthor = inText('bram')
    await until(() => coAuthor.provider.synced)
    const notes = enter({ port: house.port, room: `${notesId}.1`, cookie: house.cookies.freek })
    await until(() => notes.provider.synced)

    for (const one of [writer, coAuthor, notes]) one.leave()
  })
})
