import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { StoredDocument } from '#db/queries/document.ts'
import type { Connection } from '#server/collab/connection.ts'
import { Room } from '#server/collab/room.ts'
import type { RoomServices } from '#server/collab/rooms.ts'

const empty: StoredDocument = {
  id: 'd',
  kind: 'practice-note',
  subject_id: 's',
  epoch: 1,
  head_seq: 0,
  snap_seq: 0,
  schema_version: 1,
  state: 'live',
  standing_version: 0,
  snapshot: gzipSync(Y.encodeStateAsUpdate(new Y.Doc())),
  codec: 1,
  log_bytes: new Uint8Array(),
  log_lengths: [],
  first_seq: null,
  last_seq: null,
  owners: [],
}

/** A real room, at whose door the database answers when it is told to: what came first is for the test to say. */
function aRoom() {
  const answers = { rows: () => {}, stored: (_row?: StoredDocument) => {} }
  const surroundings = {
    committer: { wants() {}, wait() {}, isFull: false },
    metrics: { count() {}, refused() {}, time() {} },
    stored: () => new Promise((done) => (answers.stored = (row = empty) => done(row))),
    rowsAfter: () => new Promise((done) => (answers.rows = () => done({ rows: [], owners: [] }))),
    left() {},
    ended() {},
    fenced() {},
    doubt() {},
    stale() {},
    presence() {},
    changed() {},
    alarm() {},
  }
  return { room: new Room(empty, surroundings as unknown as RoomServices), answers }
}

function somebody(room: Room, memberId: string) {
  const sent: Uint8Array[] = []
  const one = {
    who: { memberId },
    right: 'write',
    wantsAcks: true,
    accepted: 0,
    synced: true,
    held: [],
    clientIds: 0,
    open: true,
    staleVector: null,
    unsent: 0,
    sent,
    send: (frame: Uint8Array) => sent.push(frame),
    put: (frame: Uint8Array) => sent.push(frame),
    close: () => (one.open = false),
    listen() {},
  }
  room.join(one as unknown as Connection)
  return one as unknown as Connection & { sent: Uint8Array[] }
}

function paragraph(words: string, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.getXmlFragment('body').push([new Y.XmlElement('paragraph')])
  ;(doc.getXmlFragment('body').get(doc.getXmlFragment('body').length - 1) as Y.XmlElement).push([new Y.XmlText(words)])
  return Y.encodeStateAsUpdate(doc, before)
}

const aMoment = () => new Promise((done) => setImmediate(done))

describe('a room whose turn was taken back', () => {
  it('acknowledges and shows nothing until it has read the document again, though another look is over', async () => {
    const { room, answers } = aRoom()
    const [dina, bram] = [somebody(room, 'dina'), somebody(room, 'bram')]
    const ahead = new Y.Doc()
    paragraph('Eerst.', ahead)
    room.frame(dina, { type: 'change', update: paragraph('Van Dina.'), answer: false })
    room.frame(bram, { type: 'change', update: paragraph('Later.', ahead), answer: false }) // leans on another node
    const turn = room.begin()
    expect([turn?.parts.length, turn?.postponed.length]).toEqual([1, 1])
    await aMoment()

    room.contested()
    answers.rows()
    await aMoment()

    const samira = somebody(room, 'samira')
    const greeted = samira.sent.length
    room.asked(samira, new Uint8Array([0]))
    expect(room.settled).toBe(false)
    expect(samira.sent.length).toBe(greeted)
    expect(room.begin()).toBeNull()
    answers.stored()
    await aMoment()
    expect(room.begin()?.parts.length).toBe(1)
    room.settle(0)
    expect(dina.accepted).toBe(1)
    expect(room.doc.getXmlFragment('body').toString()).toContain('Van Dina.')
  })
})

describe('a room on a server that lagged', () => {
  it('takes the snapshot when all that it missed has left the log', async () => {
    const { room, answers } = aRoom()
    const elsewhere = new Y.Doc()
    paragraph('Elders geschreven.', elsewhere)

    room.heard(1, 5)
    answers.rows()
    await aMoment()
    answers.stored({
      ...empty,
      head_seq: 5,
      snap_seq: 5,
      snapshot: gzipSync(Y.encodeStateAsUpdate(elsewhere)),
    })
    await aMoment()

    expect(room.doc.getXmlFragment('body').toString()).toContain('Elders geschreven.')
    expect(room.cursor).toBe(5)
  })
})
