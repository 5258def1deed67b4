import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainText } from '#app/editor/plain-text.ts'
import { as } from '#db/as.ts'
import { ownersOf } from '#db/queries/document.ts'
import { onDisk } from './desk.ts'
import { aHouse, enter, type House, paragraphs, until } from './house.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

const read = (id: string) =>
  as(house.database.pool, house.cast.bram, async (tx) => (await house.collab.documents.read(tx, id)).fragments)

describe('writing a page together', () => {
  it('shows each what the other typed, and says so only when it is on disk', async () => {
    const id = await house.aPage({ body: paragraphs('Slaap.') })
    const bram = enter({ port: house.port, room: `${id}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: house.port, room: `${id}.1`, cookie: house.cookies.dina })
    await until(() => bram.provider.synced && dina.provider.synced)

    bram.types('Grounding helpt.')
    dina.types('Een vast ritme ook.')
    await Promise.all([bram.saved(), dina.saved()])
    const stored = plainText((await read(id)).body)

    expect(stored).toContain('Grounding helpt.')
    expect(stored).toContain('Een vast ritme ook.')
    await until(() => bram.reads() === dina.reads() && bram.reads() === stored)
    bram.leave()
    dina.leave()
  })

  it('keeps what the server writes beside what people type', async () => {
    const id = await house.aPage({ body: paragraphs('Eerste.', 'Tweede.') })
    const bram = enter({ port: house.port, room: `${id}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)

    bram.types('Derde.')
    await bram.saved()
    const now = (await read(id)).body!
    now.content![0] = paragraphs('Eerste, herzien.').content[0]!
    await house.collab.documents.write(id, house.cast.dina, { body: now })

    await until(() => bram.reads() === 'Eerste, herzien.\nTweede.\nDerde.')
    bram.leave()
  })

  it('knows whose every client id in it is: a member’s, or the server’s own', async () => {
    const id = await house.aPage({ body: paragraphs('Eerste.') })
    const bram = enter({ port: house.port, room: `${id}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)

    bram.types('Tweede.')
    await bram.saved()
    for (const words of ['Herzien.', 'Nog eens herzien.']) {
      await house.collab.documents.write(id, house.cast.dina, { body: paragraphs(words) })
    }

    const { doc } = await onDisk(house.database.pool, id)
    const owners = await ownersOf(house.database.pool, id, 1)
    const own = new Map(owners.map((row) => [Number(row.client_id), row.member_id]))
    expect([...own.keys()].sort()).toEqual([...doc.store.clients.keys()].sort())
    expect(own.get(bram.doc.clientID)).toBe(house.cast.bram.id)
    expect([...own.values()].filter((member) => member === null)).toHaveLength(2) // of the seed, and of the edits
    bram.leave()
  })

  it('keeps a version when the last writer leaves, and brings an older one back as a change', async () => {
    const id = await house.aPage({ body: paragraphs('Oud.') })
    const named = await house.collab.documents.keepVersion(id, house.cast.dina, 'Vastgesteld')
    const bram = enter({ port: house.port, room: `${id}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)
    bram.types('Nieuw.')
    await bram.saved()
    bram.leave()
    const versions = () => as(house.database.pool, house.cast.bram, (tx) => house.collab.documents.versions(tx, id))
    await until(async () => (await versions()).length === 2)

    await house.collab.documents.restoreVersion(id, house.cast.dina, named)

    expect(plainText((await read(id)).body)).toBe('Oud.')
    const [sitting] = await versions()
    expect(sitting).toMatchObject({ kind: 'sitting', contributors: [house.cast.bram.id] })
  })

  it('shows the map of the board to its readers, written by the server', async () => {
    const { board } = house.cast
    await as(house.database.pool, house.cast.dina, (tx) =>
      house.collab.documents.create(tx, { id: board.documentId, kind: 'board', subjectId: board.id }),
    )
    const freek = enter({ port: house.port, room: `${board.documentId}.1`, cookie: house.cookies.freek })
    await until(() => freek.provider.synced)

    await house.collab.documents.writeMap(board.documentId, 'cards', { a: { number: 1 }, b: { number: 2 } })
    await house.collab.documents.writeMap(board.documentId, 'cards', { a: null })

    await until(() => JSON.stringify(freek.doc.getMap('cards').toJSON()) === '{"b":{"number":2}}')
    freek.leave()
  })

  it('rebuilds a text under a new epoch: the old room is closed for good', async () => {
    const id = await house.aPage({ body: paragraphs('Met een naam erin.') })
    const bram = enter({ port: house.port, room: `${id}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)

    const { epoch } = await as(house.database.pool, house.cast.dina, (tx) =>
      house.collab.documents.rebuild(tx, id, { body: paragraphs('Zonder.') }),
    )
    await house.collab.documents.announceRebuilt(id)

    await until(() => bram.closed.includes(4409))
    expect(bram.provider.shouldConnect).toBe(false)
    const again = enter({ port: house.port, room: `${id}.${epoch}`, cookie: house.cookies.bram })
    await until(() => again.reads() === 'Zonder.')
    bram.leave()
    again.leave()
  })
})
