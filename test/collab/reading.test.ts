import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { as } from '#db/as.ts'
import { sized, tell } from '#test/support/size.ts'
import { aHouse, enter, type House, paragraphs, rawSocket, until } from './house.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

const rows = async (id: string) => (await house.database.pool`select from collab_update where doc_id = ${id}`).length

describe('who may only read', () => {
  it('sees what others write and changes nothing, whatever they send', async () => {
    const page = await house.aPage({ body: paragraphs('Slaap.') })
    const freek = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.freek })
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => freek.provider.synced && bram.provider.synced)

    freek.types('Stiekem.')
    freek.doc.getXmlFragment('body').delete(0, 1)
    bram.types('Zichtbaar.')
    await bram.saved()

    await until(() => freek.reads().includes('Zichtbaar.'))
    const { fragments } = await as(house.database.pool, house.cast.bram, (tx) => house.collab.documents.read(tx, page))
    expect(JSON.stringify(fragments)).toContain('Slaap.')
    expect(JSON.stringify(fragments)).not.toContain('Stiekem')
    expect(freek.closed).toEqual([])
    expect(freek.counts.accepted).toBe(1)
    freek.leave()
    bram.leave()
  })

  it('cannot pretend that a change is an answer, or that it comes from elsewhere', async () => {
    const page = await house.aPage({ body: paragraphs('Slaap.') })
    const forged = new Y.Doc()
    forged.getXmlFragment('body').push([new Y.XmlElement('paragraph')])
    const update = Y.encodeStateAsUpdate(forged)
    const raw = rawSocket({ port: house.port, path: `/collab/${page}.1?sv=1&ack=1`, cookie: house.cookies.freek })
    await raw.opened
    const acks: number[] = []
    raw.ws.on('message', (frame: Buffer) => frame[0] === 120 && acks.push(frame[1]!))

    raw.ws.send(Buffer.concat([Buffer.from([0, 1, update.length]), update]))
    raw.ws.send(Buffer.concat([Buffer.from([0, 2, update.length]), update]))
    raw.ws.send(Buffer.from([0, 2, 2, 0, 0]))
    await new Promise((done) => setTimeout(done, 200))

    expect(await rows(page)).toBe(0)
    expect(acks).toEqual([]) // not even the empty one: it follows something that was left out
    expect(raw.ws.readyState).toBe(1)
    raw.ws.close()
  })

  it('is not shown as present, and hears nobody’s caret', async () => {
    const page = await house.aPage()
    const freek = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.freek })
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => freek.provider.synced && bram.provider.synced && dina.provider.synced)
    freek.provider.awareness.setLocalState({ cursor: null })
    bram.provider.awareness.setLocalState({ cursor: null })

    await until(() => dina.provider.awareness.getStates().has(bram.doc.clientID))

    expect(dina.provider.awareness.getStates().has(freek.doc.clientID)).toBe(false)
    expect(freek.provider.awareness.getStates().has(bram.doc.clientID)).toBe(false)
    for (const one of [freek, bram, dina]) one.leave()
  })
})

describe('coming back', () => {
  it('to a long text writes nothing when nothing changed, and is acknowledged each time', async () => {
    const words = 'Slaap is de eerste stap; daarna komt grounding. '.repeat(65)
    const page = await house.aPage({ body: paragraphs(...Array.from({ length: 100 }, (_, i) => `${i} ${words}`)) })
    const doc = new Y.Doc()
    const first = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram, doc })
    await until(() => first.provider.synced)
    first.types('Eén keer.')
    doc.getXmlFragment('body').delete(0, 1)
    await first.saved()
    first.leave()
    const before = await rows(page)
    const times = sized({ short: 25, middle: 100, long: 100 })

    for (let i = 0; i < times; i++) {
      const again = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram, doc })
      await again.saved()
      again.leave()
    }

    tell('coming back', {
      times,
      bytes: Y.encodeStateAsUpdate(doc).length,
      'rows written': (await rows(page)) - before,
    })
    expect(await rows(page)).toBe(before)
  }, 30_000)
})
