import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { schemaVersion } from '#app/editor/wire.ts'
import { as, asSystem } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { tell } from '#test/support/size.ts'
import { onDisk } from './desk.ts'
import { aHouse, enter, type House, paragraphs, until } from './house.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

describe('letters of every kind', () => {
  it('stay whole when two people type them in the same place at the same time', async () => {
    const samples = ['👩‍👩‍👧‍👦', '🇳🇱', 'é', 'عربي', 'שלום', '👍🏽', 'ﷺ', '𝒳', 'नमस्ते', '\u202Ertl\u202C']
    const page = await house.aPage({ body: paragraphs('begin') })
    const [bram, dina] = (['bram', 'dina'] as const).map((name) =>
      enter({ port: house.port, room: `${page}.1`, cookie: house.cookies[name] }),
    ) as [ReturnType<typeof enter>, ReturnType<typeof enter>]
    await until(() => bram.provider.synced && dina.provider.synced)
    const textOf = ({ doc }: typeof bram) => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText

    for (const sample of samples) {
      textOf(bram).insert(2, sample)
      textOf(dina).insert(2, sample)
    }
    await Promise.all([bram.saved(), dina.saved()])
    await until(() => textOf(bram).toString() === textOf(dina).toString())

    const stored = (await onDisk(house.database.pool, page)).lines[0]!
    tell('letters', { samples: samples.length, 'code units': stored.length })
    expect(stored).toBe(textOf(bram).toString())
    for (const sample of samples) expect(stored.split(sample)).toHaveLength(3)
    expect(stored).not.toMatch(/\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/)
    bram.leave()
    dina.leave()
  })
})

describe('a text in which a newer editor has put something that this server does not know', () => {
  it('stays as it is: old editors go, and the server only reads', async () => {
    const page = await house.aPage({ body: paragraphs('Slaap.') })
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)
    const ofLater = new Y.XmlElement('ofalatereditor')
    ofLater.insert(0, [new Y.XmlText('Onbekend.')])
    bram.doc.getXmlFragment('body').insert(1, [ofLater])
    await bram.saved()
    await house.database.pool`update collab_doc set schema_version = ${schemaVersion + 1} where id = ${page}`
    const kept = async () => {
      const { doc } = await onDisk(house.database.pool, page)
      const [row] = await house.database.pool`select head_seq from collab_doc where id = ${page}`
      return [doc.getXmlFragment('body').toString(), row?.head_seq]
    }
    const before = await kept()
    expect(before[0]).toBe('<paragraph>Slaap.</paragraph><ofalatereditor>Onbekend.</ofalatereditor>')

    await until(() => bram.closed.includes(4426), 3000)
    await new Promise((done) => setTimeout(done, 1500)) // longer than a text needs to come to rest
    const { fragments } = await as(house.database.pool, house.cast.freek, (tx) => house.collab.documents.read(tx, page))

    expect(JSON.stringify(fragments.body)).toContain('Slaap.')
    await expect(
      house.collab.documents.write(page, house.cast.dina, { body: paragraphs('Van de server.') }),
    ).rejects.toMatchObject({ code: 'unavailable' })
    const { documents } = house.collab
    for (const anew of [
      (tx: Tx): Promise<unknown> => documents.rebuild(tx, page, { body: paragraphs('Slaap.') }),
      (tx: Tx): Promise<unknown> => documents.keepAdopted(tx, page, house.cast.dina),
    ])
      await expect(asSystem(house.database.pool, anew)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await kept()).toEqual(before)
    bram.leave()
  })

  it('is known as soon as one of its editors comes in to write', async () => {
    const page = await house.aPage({ body: paragraphs('Slaap.') })
    await house.database.pool`update collab_doc set schema_version = 0 where id = ${page}`
    const old = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.dina, sv: 0 })
    await until(() => old.provider.synced)

    const reader = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.freek })
    await until(() => reader.provider.synced)
    expect(old.closed).toEqual([])
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => old.closed.includes(4426))

    const [row] = await house.database.pool`select schema_version from collab_doc where id = ${page}`
    expect(row?.schema_version).toBe(schemaVersion)
    for (const one of [old, reader, bram]) one.leave()
  })
})

describe('bringing back an older version while two people type', () => {
  it('keeps what they type at that moment', async () => {
    const page = await house.aPage({ body: paragraphs('Oud één.', 'Oud twee.') })
    const version = await house.collab.documents.keepVersion(page, house.cast.dina, 'Oud')
    const [bram, dina] = (['bram', 'dina'] as const).map((name) =>
      enter({ port: house.port, room: `${page}.1`, cookie: house.cookies[name] }),
    ) as [ReturnType<typeof enter>, ReturnType<typeof enter>]
    await until(() => bram.provider.synced && dina.provider.synced)
    bram.types('Nieuw drie.')
    await bram.saved()
    const beat = setInterval(() => {
      ;((bram.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'b')
      ;((dina.doc.getXmlFragment('body').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'd')
    }, 10)
    await new Promise((done) => setTimeout(done, 100))

    await house.collab.documents.restoreVersion(page, house.cast.samira, version)
    clearInterval(beat)
    await Promise.all([bram.saved(), dina.saved()])

    await until(() => bram.reads() === dina.reads())
    const lines = bram.reads().split('\n')
    expect(lines.some((line) => line.endsWith('Oud één.'))).toBe(true)
    expect(lines.some((line) => line.endsWith('Oud twee.'))).toBe(true)
    expect(bram.reads()).not.toContain('Nieuw drie')
    expect((await onDisk(house.database.pool, page)).lines).toEqual(lines)
    const kinds = await as(house.database.pool, house.cast.bram, (tx) => house.collab.documents.versions(tx, page))
    expect(kinds.map(({ kind }) => kind)).toContain('before-restore')
    bram.leave()
    dina.leave()
  })
})
