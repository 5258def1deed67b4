import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sized, tell } from '#test/support/size.ts'
import { aHouse, enter, type House, rawSocket, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

let house: House
let node: Spawned
beforeAll(async () => {
  house = await aHouse()
  node = await spawnNode(house.database.url)
})
afterAll(async () => {
  await node.kill()
  await house.close()
})

/** Adds a paragraph and takes the one before it out, so that much is said and the text stays small. */
function churn(doc: Y.Doc, bytes: number) {
  const body = doc.getXmlFragment('body')
  doc.transact(() => {
    if (body.length > 0) body.delete(0, body.length)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(randomBytes(bytes / 2).toString('hex'))])
    body.push([paragraph])
  })
}

describe('a reader that stops reading', () => {
  it('costs the server little, holds up nobody, and has it all after it went on or came back', async () => {
    const page = await house.aPage()
    const path = `/collab/${page}.1?sv=1`
    const slow = rawSocket({ port: node.port, path, cookie: house.cookies.freek })
    const copy = new Y.Doc()
    slow.ws.on('message', (frame: Buffer) => take(copy, frame))
    await slow.opened
    slow.ws.send(Buffer.from([0, 0, 1, 0]))
    const writer = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.bram })
    const peer = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => writer.provider.synced && peer.provider.synced)
    const held = async () => {
      const { heapUsed, external } = await node.usage()
      return heapUsed + external
    }
    for (let warm = 0; warm < 30; warm++) {
      churn(writer.doc, 100_000)
      await writer.saved()
      await new Promise((done) => setTimeout(done, 17))
    }
    const before = await held()
    const line = (slow.ws as unknown as { _socket: Socket })._socket
    const megabytes = sized({ short: 24, middle: 48, long: 96 })

    line.pause()
    const delays: number[] = []
    for (let said = 0; said < megabytes * 10; said++) {
      const sent = performance.now()
      churn(writer.doc, 100_000)
      await writer.saved()
      await until(() => peer.doc.getXmlFragment('body').toString() === writer.doc.getXmlFragment('body').toString())
      delays.push(performance.now() - sent)
      await new Promise((done) => setTimeout(done, 17)) // within the sixty frames a second that anyone has
    }
    const grown = ((await held()) - before) / 2 ** 20
    const { collab_slow_readers_total: found } = await node.metrics()
    line.resume()
    const same = () => copy.getXmlFragment('body').toString() === writer.doc.getXmlFragment('body').toString()
    const code = await Promise.race([until(same, 20_000).then(() => 0), slow.closed])

    delays.sort((a, b) => a - b)
    tell('slow reader', {
      'MB said': megabytes,
      'server grew MB': grown.toFixed(1),
      'others p99 ms': delays[Math.floor(delays.length * 0.99)]!.toFixed(0),
      closed: code,
    })
    expect(found).toBeGreaterThan(0)
    expect(grown).toBeLessThan(16)
    expect([0, 1013]).toContain(code)
    if (code !== 0) {
      const again = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.freek })
      await until(() => again.doc.getXmlFragment('body').toString() === writer.doc.getXmlFragment('body').toString())
      again.leave()
    }
    slow.ws.terminate()
    writer.leave()
    peer.leave()
  }, 180_000)
})

/** What the stock client does with a sync frame. */
function take(doc: Y.Doc, frame: Buffer) {
  if (frame[0] !== 0 || frame[1] === 0) return
  let at = 2
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = frame[at++]!
    length += (byte & 127) * 2 ** shift
    if (byte < 128) break
  }
  Y.applyUpdate(doc, frame.subarray(at, at + length))
}
