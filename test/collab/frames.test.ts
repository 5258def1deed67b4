import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { as } from '#db/as.ts'
import { askFrame, presenceFrame, updateFrame } from '#server/collab/frames.ts'
import { aHouse, enter, type House, paragraphs, rawSocket, until, type Writer } from './house.ts'

let house: House
let page: string
beforeAll(async () => {
  house = await aHouse()
})
beforeEach(async () => {
  page = await house.aPage({ body: paragraphs('Slaap.') })
})
afterAll(() => house.close())

const socket = async (name: 'bram' | 'dina' | 'freek' = 'bram', query = 'sv=1') => {
  const raw = rawSocket({ port: house.port, path: `/collab/${page}.1?${query}`, cookie: house.cookies[name] })
  await raw.opened
  return raw
}
const stored = async () =>
  JSON.stringify(await as(house.database.pool, house.cast.bram, (tx) => house.collab.documents.read(tx, page)))
const rows = async () => (await house.database.pool`select from collab_update where doc_id = ${page}`).length

function change(run: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc)
  run(doc)
  return Y.encodeStateAsUpdate(doc, before)
}
const inV2 = (run: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc()
  run(doc)
  return Y.encodeStateAsUpdateV2(doc)
}
const aParagraph = (words: string) => (doc: Y.Doc) => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment('body').push([paragraph])
}

describe('a frame that makes no sense', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['cut short', updateFrame(change(aParagraph('Half'))).subarray(0, 12)],
    ['longer than it says', Buffer.from([0, 2, 200, 1, 1])],
    ['an unknown step of sync', Buffer.from([0, 9, 0])],
    ['an update that is no update', updateFrame(randomBytes(40))],
    ['a V2 update', updateFrame(inV2(aParagraph('V2')))],
    ['a V2 update that never ends', updateFrame(Buffer.from('000000000000000000000100ffffffff0f00000000', 'hex'))],
    ['a state vector that is none', askFrame(Buffer.from([255, 255]))],
    ['a state vector longer than any text has', askFrame(Buffer.alloc(64 * 1024 + 1))],
    ['text where no text may stand', updateFrame(change((doc) => doc.getMap('elsewhere').set('a', 1)))],
    ['a document within the document', updateFrame(change((doc) => doc.getMap('body').set('inner', new Y.Doc())))],
    ['bytes in the text', updateFrame(change((doc) => doc.getMap('body').set('bytes', new Uint8Array(9))))],
    ['presence with more entries than bytes', Buffer.from([1, 3, 255, 255, 3])],
  ])('is answered with 1008 and changes nothing: %s', async (_what, frame) => {
    const before = await stored()
    const raw = await socket()

    raw.ws.send(frame)

    await expect(raw.closed).resolves.toBe(1008)
    expect(await stored()).toBe(before)
    expect(await rows()).toBe(0)
  })

  it('is answered with 1008 when it is text', async () => {
    const raw = await socket()
    raw.ws.send('hallo')
    await expect(raw.closed).resolves.toBe(1008)
  })

  it.each([
    ['an update that is none', updateFrame(randomBytes(40))],
    ['a frame that is none', Buffer.from([0, 9, 0])],
    ['text', 'hallo'],
  ])('keeps who goes on sending it away with 4429: %s', async (_what, frame) => {
    const codes = []
    for (let i = 0; i < 6; i++) {
      const raw = await socket()
      await raw.seated
      raw.ws.send(frame)
      codes.push(await raw.closed)
    }
    expect(codes.at(-1)).toBe(4429)
  })

  it('is survived a thousand times over: other rooms go on, nothing is stored', async () => {
    const seed = Number(process.env.SEED ?? 20261124)
    let state = seed
    const next = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state % below
    }
    const good = updateFrame(change(aParagraph('Een gewone zin.')))
    const bram = enter({ port: house.port, room: `${await house.aPage()}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)
    const before = await stored()

    for (let i = 0; i < 60; i++) {
      const raw = await socket(next(2) ? 'dina' : 'bram').catch(() => null)
      for (let n = 0; raw && n < 17; n++) {
        const frame = Uint8Array.from(good)
        if (next(3) === 0) raw.ws.send(randomBytes(1 + next(60)))
        else {
          for (let flips = 1 + next(3); flips > 0; flips--) frame[next(frame.length)]! ^= 1 << next(8)
          raw.ws.send(frame.subarray(0, 1 + next(frame.length)))
        }
      }
      raw?.ws.close()
      await raw?.closed
    }
    bram.types('Gaat door.')
    await bram.saved()

    const reopened = JSON.parse(await stored())
    expect(reopened.fragments.body.content[0]).toEqual(JSON.parse(before).fragments.body.content[0])
    bram.leave()
  }, 20_000)
})

describe('the limits', () => {
  it('close a frame of more than 2 MiB with 4413, for good', async () => {
    const raw = await socket()
    raw.ws.send(Buffer.alloc(2 * 1024 * 1024 + 1))
    await expect(raw.closed).resolves.toBe(4413)
  })

  it('close a flood of frames with 4429', async () => {
    const raw = await socket()
    await new Promise((done) => raw.ws.once('message', done))
    for (let i = 0; i < 400; i++) raw.ws.send(askFrame(Y.encodeStateVector(new Y.Doc())))
    await expect(raw.closed).resolves.toBe(4429)
  })

  it('leave a presence of more than 4 KiB unheard', async () => {
    const dina = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => dina.provider.synced)
    const raw = await socket()

    raw.ws.send(presenceFrame([{ clientId: 5, clock: 1, state: JSON.stringify({ cursor: 'x'.repeat(5000) }) }]))
    raw.ws.send(presenceFrame([{ clientId: 6, clock: 1, state: '{}' }]))

    await until(() => dina.provider.awareness.getStates().has(6))
    expect(dina.provider.awareness.getStates().has(5)).toBe(false)
    raw.ws.close()
    dina.leave()
  })
})

describe('who asks again and again what is new', () => {
  it('gets one answer, once what is under way is on disk', async () => {
    const dina = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => dina.provider.synced)
    const raw = await socket()
    await raw.seated
    let answers = 0
    raw.ws.on('message', (frame: Buffer) => (answers += frame[0] === 0 && frame[1] === 1 ? 1 : 0))
    const heard = () =>
      new Promise((done) => {
        raw.ws.once('pong', done)
        raw.ws.ping()
      })

    await house.database.pool.begin(async (tx) => {
      await tx`select from collab_doc where id = ${page} for update`
      dina.types('Nog niet op schijf.')
      await until(() => /^collab_waiting_bytes [1-9]/m.test(house.collab.metrics()))
      await until(() => /^collab_queue_depth 0/m.test(house.collab.metrics()))
      for (let i = 0; i < 200; i++) raw.ws.send(askFrame(Y.encodeStateVector(new Y.Doc())))
      await heard()
      expect(answers).toBe(0)
    })
    await dina.saved()
    await heard()

    expect(answers).toBe(1)
    raw.ws.close()
    dina.leave()
  })
})

describe('words of somebody else', () => {
  it('are refused when they carry the client id of a colleague, who goes on writing', async () => {
    const dina = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => dina.provider.synced)
    dina.types('Van Dina.')
    await dina.saved()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(dina.doc))
    forged.clientID = dina.doc.clientID
    const raw = await socket('bram')

    raw.ws.send(updateFrame(change(aParagraph('Niet van Dina.'), forged)))

    await expect(raw.closed).resolves.toBe(1008)
    dina.types('Nog iets.')
    await dina.saved()
    expect(await stored()).not.toContain('Niet van Dina')
    dina.leave()
  })

  it('are refused when they carry the client id of a colleague who is here and has yet to write', async () => {
    const [dina, samira] = (['dina', 'samira'] as const).map((name) =>
      enter({ port: house.port, room: `${page}.1`, cookie: house.cookies[name] }),
    ) as [Writer, Writer]
    await until(() => dina.provider.synced)
    dina.provider.awareness.setLocalState({ at: 'body' })
    await until(() => samira.provider.awareness.getStates().has(dina.doc.clientID))
    const forged = new Y.Doc()
    forged.clientID = dina.doc.clientID
    const raw = await socket('bram')

    raw.ws.send(updateFrame(change(aParagraph('Niet van Dina.'), forged)))

    await expect(raw.closed).resolves.toBe(1008)
    dina.types('Van Dina.')
    await dina.saved()
    expect(await stored()).not.toContain('Niet van Dina')
    expect(dina.closed).toEqual([])
    dina.leave()
    samira.leave()
  })

  it('are refused when they lean on what nobody has', async () => {
    const doc = new Y.Doc()
    change(aParagraph('Eerst'), doc)
    const later = change(aParagraph('Later'), doc)
    const raw = await socket()
    raw.ws.send(Buffer.from([0, 1, 2, 0, 0]))

    raw.ws.send(updateFrame(later))

    await expect(raw.closed).resolves.toBe(1008)
    expect(await rows()).toBe(0)
  })

  it('are kept waiting, and acknowledged, when the rest follows with the answer to our question', async () => {
    const doc = new Y.Doc()
    const first = change(aParagraph('Offline getypt.'), doc)
    const later = change(aParagraph('Daarna.'), doc)
    const raw = await socket('bram', 'sv=1&ack=1')
    const acks: number[] = []
    raw.ws.on('message', (frame: Buffer) => frame[0] === 120 && acks.push(frame[1]!))

    raw.ws.send(updateFrame(later))
    await new Promise((done) => setTimeout(done, 100))
    expect(acks).toEqual([])
    raw.ws.send(Buffer.concat([Buffer.from([0, 1, first.length]), first]))

    await until(() => acks.at(-1) === 2)
    expect(await stored()).toContain('Daarna.')
    raw.ws.close()
  })
})
