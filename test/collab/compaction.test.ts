import * as decoding from 'lib0/decoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { messageType } from '#app/editor/wire.ts'
import { as } from '#db/as.ts'
import { storedDocument } from '#db/queries/document.ts'
import { openStored } from '#server/collab/stored.ts'
import { chance, seed, sized, tell } from '#test/support/size.ts'
import { aTypist, isSame, isWhole, typing, onDisk as written } from './desk.ts'
import { aHouse, aNode, enter, type House, paragraphs, rawSocket, until } from './house.ts'
import { spawnNode } from './spawned.ts'

let house: House
beforeAll(async () => {
  house = await aHouse({ benchOpen: true })
})
afterAll(() => house.close())

const onDisk = async (id: string) => openStored((await storedDocument(house.database.pool, id))!)

describe('a long log', () => {
  it('becomes a snapshot while people go on writing, and nothing is missing', async () => {
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)

    for (let i = 0; i < 650; i++) {
      await house.collab.documents.write(page, house.cast.dina, {
        body: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: `stand ${i}` }] }],
        },
      })
    }
    bram.types('Slot.')
    await bram.saved()
    await until(
      async () => (await house.database.pool`select snap_seq from collab_doc where id = ${page}`)[0]!.snap_seq > 500,
    )

    const doc = await onDisk(page)
    expect(doc.getXmlFragment('body').toString()).toBe(bram.doc.getXmlFragment('body').toString())
    expect(bram.reads()).toBe('stand 649\nSlot.')
    bram.leave()
  }, 20_000)

  it('tells those who write that there is room again, once what was taken out has left the disk', async () => {
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    const nearlyFull: boolean[] = []
    bram.provider.messageHandlers[messageType.standing] = (_encoder, decoder) => {
      nearlyFull.push(JSON.parse(decoding.readVarString(decoder)).nearlyFull)
    }
    await until(() => bram.provider.synced)
    const body = bram.doc.getXmlFragment('body')
    for (const letter of 'abc') {
      bram.types(letter.repeat(1_800_000))
      await bram.saved()
    }
    await until(() => nearlyFull.at(-1) === true)

    body.delete(0, body.length)
    bram.types('d'.repeat(300_000))
    await until(async () => {
      bram.types('e') // a busy text is compacted now and then, after a change
      await bram.saved()
      return nearlyFull.at(-1) === false
    })

    expect(nearlyFull).toEqual([false, true, false])
    bram.leave()
  })

  it('is never served half: a missing row closes the door with 1011 and changes nothing', async () => {
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)
    for (const words of ['Eén.', 'Twee.', 'Drie.']) {
      bram.types(words)
      await bram.saved()
    }
    await house.database.pool`delete from collab_update where doc_id = ${page} and seq = 2`
    const node = await aNode(house.database)

    const raw = rawSocket({ port: node.port, path: `/collab/${page}.1?sv=1`, cookie: house.cookies.dina })

    await expect(raw.closed).resolves.toBe(1011)
    expect(await house.database.pool`select seq from collab_update where doc_id = ${page} order by seq`).toHaveLength(2)
    bram.leave()
    await node.close()
  })
})

describe('a server that is killed while it compacts', () => {
  it(
    'leaves a whole document at every moment, and a node that lagged gets what it missed from the snapshot',
    async () => {
      const page = await house.aPage()
      const kills = sized({ short: 6, middle: 40, long: 300 })
      const random = chance(seed)
      const lagging = await aNode(house.database, { deaf: true })
      const watcher = enter({ port: lagging.port, room: `${page}.1`, cookie: house.cookies.freek })
      await until(() => watcher.provider.synced)
      const typed: string[] = []
      let compactions = 0

      for (let kill = 0; kill < kills; kill++) {
        // Every fifth row makes a snapshot, and hardly a row stays.
        const node = await spawnNode(house.database.url, {
          LIMITS: JSON.stringify({ compactRows: 4, keepRows: kill % 2 ? 0 : 2 }),
        })
        const bram = aTypist(`${kill}`, { port: node.port, room: `${page}.1`, cookie: house.cookies.bram })
        await until(() => bram.writer.provider.synced)
        await typing([bram], new Promise((done) => setTimeout(done, 150 + random(150))), 5)
        await node.kill()
        typed.push(...bram.acknowledged())
        bram.leave()
        const [row] = await house.database.pool`select snap_seq from collab_doc where id = ${page}`
        compactions += row!.snap_seq > 0 ? 1 : 0
        expect(await isWhole(house.database.pool, page)).toBe(true)
        expect(new Set((await written(house.database.pool, page)).lines).size).toBeGreaterThanOrEqual(typed.length)
      }

      const { lines, doc } = await written(house.database.pool, page)
      tell('killed while compacting', { kills, 'with a snapshot': compactions, acknowledged: typed.length })
      expect(typed.filter((line) => !lines.includes(line))).toEqual([])
      await until(() => isSame(watcher.doc, doc), 4000)
      watcher.leave()
      await lagging.close()
    },
    sized({ short: 60_000, middle: 180_000, long: 900_000 }),
  )

  it(
    'never brings back what a rebuild took out, whoever compacts at that moment',
    async () => {
      const rounds = sized({ short: 5, middle: 30, long: 200 })
      const page = await house.aPage()
      const node = await spawnNode(house.database.url, { LIMITS: JSON.stringify({ compactRows: 2, keepRows: 0 }) })
      for (let round = 1; round <= rounds; round++) {
        const bram = enter({ port: node.port, room: `${page}.${round}`, cookie: house.cookies.bram })
        await until(() => bram.provider.synced)
        const beat = setInterval(() => bram.types('Jansen'), 3)
        await new Promise((done) => setTimeout(done, 60))

        await as(house.database.pool, house.cast.dina, (tx) =>
          house.collab.documents.rebuild(tx, page, { body: paragraphs('[weg]') }),
        )
        await house.collab.documents.announceRebuilt(page)
        await until(() => bram.closed.includes(4409), 2000)
        clearInterval(beat)
        bram.leave()

        expect((await written(house.database.pool, page)).lines).toEqual(['[weg]'])
        const [left] = await house.database
          .pool`select count(*)::int as rows from collab_update where doc_id = ${page} and epoch <= ${round}`
        expect(left!.rows).toBe(0)
      }
      tell('rebuilt while compacting', { rounds })
      await node.kill()
    },
    sized({ short: 30_000, middle: 60_000, long: 300_000 }),
  )
})

describe('what the schema does not know', () => {
  it('is taken out by the server once the text has settled; the words stay', async () => {
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)

    const script = new Y.XmlElement('script')
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    text.insert(0, 'klik', { link: { href: 'javascript:alert(1)' } })
    paragraph.insert(0, [text])
    paragraph.setAttribute('onclick', 'x')
    bram.doc.getXmlFragment('body').push([script, paragraph])
    await bram.saved()

    await until(() => bram.doc.getXmlFragment('body').toString() === '<paragraph>klik</paragraph>', 3000)
    expect(house.warnings.join()).toContain('schema does not know')
    bram.leave()
  })
})
