import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { connect, type Room } from '#app/editor/ui/connect.client.ts'
import { wordsOf } from '#app/editor/ui/words-of.ts'
import { as, asSystem } from '#db/as.ts'
import { aHouse, type House, paragraphs, until } from '#test/collab/house.ts'
import type { Name } from '#test/support/cast.ts'
import { aLine, type Line } from '#test/support/line.ts'

let house: House
let line: Line
const rooms: Room[] = []
beforeAll(async () => {
  house = await aHouse()
  line = await aLine(house.port)
})
afterEach(() => {
  line.cut()
  for (const room of rooms.splice(0)) room.destroy()
})
afterAll(async () => {
  await line.close()
  await house.close()
})

describe('the state that Bram sees beside his text', () => {
  it('is saved once the text is here, and again after each acknowledged edit', async () => {
    const bram = await enters('bram', await house.aPage({ body: paragraphs('Slaap.') }))
    expect(wordsOf(bram.doc, ['body'])).toBe('Slaap.')

    types(bram, 'Eerst rust.')

    expect(bram.view().link.state).toBe('saving')
    await until(() => bram.view().link.state === 'saved')
    expect(bram.view().link).toMatchObject({ at: expect.any(Number) })
  })

  it('never says saved while the line is frozen, gets loud after five seconds, and says saved when it comes back', async () => {
    const bram = await enters('bram', await house.aPage())
    const seen = new Set<string>()

    line.freeze()
    types(bram, 'Niemand leest dit nog.')
    bram.subscribe(() => seen.add(bram.view().link.state))
    await until(() => 'slow' in bram.view().link && (bram.view().link as { slow: boolean }).slow, 7000)
    expect(seen).not.toContain('saved')

    line.cut()
    await until(() => bram.view().link.state === 'saved')
  })

  it('says offline at once when the line is cut, and saved only after what was typed meanwhile is on disk', async () => {
    const page = await house.aPage()
    const bram = await enters('bram', page)
    const seen: string[] = []

    line.refuse(true)
    await until(() => bram.view().link.state === 'offline')
    types(bram, 'Onderweg geschreven.')
    bram.subscribe(() => seen.push(bram.view().link.state))
    line.refuse(false)
    await until(() => bram.view().link.state === 'saved', 10_000)

    expect(seen.indexOf('saved')).toBeGreaterThan(seen.lastIndexOf('saving'))
    const { fragments } = await asSystem(house.database.pool, (tx) => house.collab.documents.read(tx, page))
    expect(JSON.stringify(fragments)).toContain('Onderweg geschreven.')
  })
})

describe('the state of who only reads', () => {
  it('never says that anything is unsaved, though yjs tidies marks in their copy', async () => {
    const page = await house.aPage({ body: paragraphs('Slaap is de eerste stap.') })
    const bram = await enters('bram', page)
    const freek = await enters('freek', page, 'read')
    const states = new Set<string>()
    freek.subscribe(() => states.add(freek.view().link.state))
    const text = (bram.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText

    text.format(0, 10, { bold: {} })
    text.format(2, 4, { bold: null })
    text.format(0, 10, { bold: {} })
    text.delete(0, 8)
    await until(() => bram.view().link.state === 'saved')
    await until(() => freek.doc.getXmlFragment('body').toString() === bram.doc.getXmlFragment('body').toString())

    expect([...states].filter((state) => state !== 'saved')).toEqual([])
    expect(freek.view().link.state).toBe('saved')
  })
})

describe('a text that no longer opens', () => {
  it('keeps the unsaved words of who lost the right to write, and says that they are not saved', async () => {
    const bram = await enters('bram', await house.aPage())
    line.freeze()
    types(bram, 'Dit haalt het niet.')

    await asSystem(house.database.pool, (tx) => tx`delete from member_roles where member_id = ${house.cast.bram.id}`)
    await new Promise((done) => setTimeout(done, 300))
    line.cut()
    await until(() => bram.view().link.state === 'lost', 10_000)

    expect(bram.view().link).toMatchObject({ owes: true })
    expect(wordsOf(bram.doc, ['body'])).toBe('Dit haalt het niet.')
  })

  it('is told as replaced when it was rebuilt, without words at stake', async () => {
    const page = await house.aPage()
    const samira = await enters('samira', page)

    await as(house.database.pool, house.cast.dina, (tx) => house.collab.documents.rebuild(tx, page, {}))
    await house.collab.documents.announceRebuilt(page)
    await until(() => samira.view().link.state === 'lost')

    expect(samira.view().link).toMatchObject({ why: 'replaced', owes: false })
  })
})

describe('who is here', () => {
  it('is read from the stamp of the server, with the text they stand in', async () => {
    const page = await house.aPage({ body: paragraphs('Slaap.') })
    const samira = await enters('samira', page)
    const dina = await enters('dina', page)

    const anchor = Y.createRelativePositionFromTypeIndex(dina.doc.getXmlFragment('body').get(0) as Y.XmlElement, 0)
    dina.provider.awareness.setLocalState({ user: { name: 'Iemand anders' }, cursor: { anchor, head: anchor } })
    await until(() => samira.view().people.some((person) => person.fragment === 'body'))

    expect(samira.view().people).toEqual([
      { memberId: house.cast.dina.id, name: 'Dina Duin', colour: house.cast.dina.colour, fragment: 'body' },
    ])
  })
})

async function enters(name: Name, page: string, right: 'read' | 'write' = 'write'): Promise<Room> {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: house.cookies[name], origin: 'http://localhost:1' } })
    }
  }
  const room = connect({ id: page, epoch: 1, right }, `ws://127.0.0.1:${line.port}`, Socket as never)
  rooms.push(room)
  await until(() => room.view().link.state === 'saved')
  return room
}

function types(room: Room, words: string) {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  room.doc.getXmlFragment('body').push([paragraph])
}
