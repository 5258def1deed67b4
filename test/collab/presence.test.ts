import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { as } from '#db/as.ts'
import { presenceFrame } from '#server/collab/frames.ts'
import { aHouse, enter, type House, rawSocket, until, type Writer } from './house.ts'

let house: House
let page: string
let bram: Writer
let dina: Writer
beforeAll(async () => {
  house = await aHouse()
})
beforeEach(async () => {
  page = await house.aPage()
  bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
  dina = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.dina })
  await until(() => bram.provider.synced && dina.provider.synced)
  return () => {
    bram.leave()
    dina.leave()
  }
})
afterAll(() => house.close())

/** What `writer` is told about `of`; nothing when they are not there. */
const seenBy = (writer: Writer, of: Writer) =>
  writer.provider.awareness.getStates().get(of.doc.clientID) as { at: string; user: object }

describe('presence', () => {
  it('carries the name of the session, whatever the client says', async () => {
    bram.provider.awareness.setLocalState({ user: { name: 'Dina Duin', colour: 3 }, at: 'body', extra: 'x' })

    await until(() => seenBy(dina, bram) !== undefined)

    expect(seenBy(dina, bram)).toEqual({
      at: 'body',
      user: { memberId: house.cast.bram.id, name: 'Bram Bos', colour: house.cast.bram.colour },
    })
  })

  it('cannot be spoken for somebody else', async () => {
    bram.provider.awareness.setLocalState({ at: 'body' })
    await until(() => seenBy(dina, bram) !== undefined)
    const raw = rawSocket({ port: house.port, path: `/collab/${page}.1?sv=1`, cookie: house.cookies.samira })
    await raw.opened
    const invented = Array.from({ length: 3_000 }, (_, i) => ({
      clientId: i + 1,
      clock: 1,
      state: '{"at":"body"}',
    }))

    raw.ws.send(presenceFrame([{ clientId: bram.doc.clientID, clock: 99, state: '{"at":"forged"}' }]))
    raw.ws.send(presenceFrame([{ clientId: bram.doc.clientID, clock: 99, state: 'null' }]))
    raw.ws.send(presenceFrame(invented))
    await until(() => dina.provider.awareness.getStates().size > 2)

    expect(seenBy(dina, bram).at).toBe('body')
    expect(dina.provider.awareness.getStates().size).toBeLessThanOrEqual(12)
    expect(raw.ws.readyState).toBe(1)
    raw.ws.close()
    await until(() => dina.provider.awareness.getStates().size <= 2)
  })

  it('is gone within two seconds of a clean goodbye', async () => {
    bram.provider.awareness.setLocalState({ at: 'body' })
    await until(() => seenBy(dina, bram) !== undefined)

    bram.provider.disconnect()

    await until(() => !seenBy(dina, bram), 2000)
  })

  it('names an author who does not show their name "Inbrenger", and to the coordinator by name', async () => {
    const { anna, dina: coordinator, samira } = house.cast
    const [caseId, documentId] = [randomUUID(), randomUUID()]
    await as(house.database.pool, anna, async (tx) => {
      await tx`insert into cases (id, board_id, author_id, document_id, notes_id, state, show_name)
        values (${caseId}, ${house.cast.board.id}, ${anna.id}, ${documentId}, ${randomUUID()}, 'open', false)`
      await house.collab.documents.create(tx, { id: documentId, kind: 'case', subjectId: caseId })
      await tx`insert into case_co_authors (case_id, member_id) select ${caseId}, unnest(${[samira.id, coordinator.id]}::uuid[])`
    })
    const author = enter({ port: house.port, room: `${documentId}.1`, cookie: house.cookies.anna })
    const other = enter({ port: house.port, room: `${documentId}.1`, cookie: house.cookies.samira })
    const knows = enter({ port: house.port, room: `${documentId}.1`, cookie: house.cookies.dina })
    await until(() => [author, other, knows].every((one) => one.provider.synced))

    author.provider.awareness.setLocalState({ at: 'situation' })

    await until(() => seenBy(other, author) !== undefined)
    expect(seenBy(other, author).user).toMatchObject({ name: 'Inbrenger', memberId: 'unnamed' })
    expect(JSON.stringify(seenBy(other, author))).not.toContain(anna.id)
    await until(() => seenBy(knows, author) !== undefined)
    expect(seenBy(knows, author).user).toMatchObject({ name: anna.name, memberId: anna.id })
    const late = enter({ port: house.port, room: `${documentId}.1`, cookie: house.cookies.dina })
    await until(() => JSON.stringify(seenBy(late, author) ?? '').includes(anna.name))
    for (const one of [author, other, knows, late]) one.leave()
  })
})
