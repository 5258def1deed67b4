import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '#app/domain/board/read.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { moveCase } from '#app/domain/case/move.server.ts'
import { readCase } from '#app/domain/case/read.server.ts'
import { bringBack, recogniseCase, recognitions } from '#app/domain/case/recognition.server.ts'
import { homeOf } from '#app/domain/home/read.server.ts'
import { maps } from '#app/editor/fragments.ts'
import { asSystem } from '#db/as.ts'
import { startMail } from '#server/mail/start.ts'
import type { House } from '#test/collab/house.ts'
import type { Name } from '#test/support/cast.ts'
import { aConsultingHouse, anOpenCase, rowOf } from './a-case.ts'

let house: House
let context: CaseServices & Parameters<typeof recogniseCase>[0]
beforeAll(async () => {
  const made = await aConsultingHouse()
  house = made.house
  const { db, settings, reportError = () => undefined } = made.context
  const { outbox } = startMail({ db, settings, smtp: null, log: { info() {}, warn() {}, error() {} } })
  context = { ...made.context, reportError, outbox }
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const rows = (question: string) => asSystem(context.db, (tx) => tx.unsafe(question))
const mayRead = async (id: string) => {
  const may: Name[] = []
  for (const name of ['anna', 'bram', 'dina', 'freek'] as const)
    if (await readCase(context, house.cast[name], id).catch(() => null)) may.push(name)
  return may
}
/** The cards in the document that every open browser of the board has. */
const cardsIn = async (documentId: string) => {
  const rows = (await asSystem(
    context.db,
    (tx) => tx`select payload from collab_update where doc_id = ${documentId} order by seq`,
  )) as unknown as { payload: Uint8Array }[]
  const doc = new Y.Doc()
  for (const { payload } of rows) Y.applyUpdate(doc, new Uint8Array(payload))
  return [...doc.getMap(maps.cards).keys()]
}
const onBoardOf = async (name: Name) =>
  (await readBoard(context.db, house.cast[name], house.cast.board.id)).cards.map((card) => card.id)

describe('a reader who recognises a case', () => {
  it('no longer finds it anywhere, while the others still do', async () => {
    const { anna, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    await recogniseCase(context, freek, id, { everyone: false })

    expect(await mayRead(id)).toEqual(['anna', 'bram', 'dina'])
    expect(await onBoardOf('freek')).not.toContain(id)
    expect(await onBoardOf('bram')).toContain(id)
    expect(JSON.stringify(await homeOf(context.db, freek))).not.toContain(id)
  })

  it('takes its card off what all browsers of the board share', async () => {
    const { anna, bram, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    const shared = () => cardsIn(board.documentId)
    expect(await shared()).toContain(id)

    await recogniseCase(context, freek, id, { everyone: false })

    expect(await shared()).not.toContain(id)
    expect((await readBoard(context.db, bram, board.id)).cards.find((card) => card.id === id)?.restricted).toBe(true)
  })

  it('hides it from all but its author and the coordinators when others may recognise it too', async () => {
    const { anna, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    await recogniseCase(context, freek, id, { everyone: true })

    expect((await rowOf(context, id)).state).toBe('hidden')
    expect(await mayRead(id)).toEqual(['anna', 'dina'])
  })

  it('is no writer of it, is on its board, and says it once', async () => {
    const { anna, chris, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    await expect(recogniseCase(context, anna, id, { everyone: true })).rejects.toEqual(refusal('not-allowed'))
    await expect(recogniseCase(context, chris, id, { everyone: true })).rejects.toEqual(refusal('not-found'))
    await recogniseCase(context, freek, id, { everyone: false })
    await expect(recogniseCase(context, freek, id, { everyone: true })).rejects.toEqual(refusal('not-found'))
    expect((await rowOf(context, id)).state).toBe('open')
  })
})

describe('who hears of it', () => {
  it('are the author, not by whom, and the coordinator, with the name', async () => {
    const { anna, dina, freek, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    const before = new Set((await rows('select id from outbox')).map((row) => row.id))

    await recogniseCase(context, freek, id, { everyone: false })

    const mails = (await rows('select id, member_id, subject, body from outbox')).filter((row) => !before.has(row.id))
    expect(mails.map((mail) => mail.member_id).sort()).toEqual([anna.id, dina.id].sort())
    for (const { subject, body } of mails) {
      expect(`${subject} ${body}`).not.toMatch(/Freek|Faber|EMDR|omgang/)
      expect(subject).toMatch(/^C-\d{4}/)
    }
    const told = (await homeOf(context.db, anna)).waiting.find((one) => one.to === `/cases/${id}`)
    expect(told?.kind).toBe('recognised')
    expect(JSON.stringify(await homeOf(context.db, anna))).not.toMatch(/Freek|Faber/)
    expect((await recognitions(context.db, dina)).find((one) => one.caseId === id)?.readerName).toBe('Freek Faber')
    for (const other of [anna, bram, freek]) expect(await recognitions(context.db, other)).toEqual([])
  })

  it('leaves a trace of who and when, and nothing else', async () => {
    const { anna, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    await recogniseCase(context, freek, id, { everyone: true })

    const [trace] = await rows(`select * from audit_log where deed = 'case.recognise' and object_id = '${id}'`)
    expect(trace?.member_id).toBe(freek.id)
    expect(JSON.stringify(trace)).not.toMatch(/EMDR/)
  })
})

describe('bringing it back', () => {
  it('is the coordinator’s alone, for the reader and for all', async () => {
    const { anna, bram, dina, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await recogniseCase(context, freek, id, { everyone: true })
    const [one] = (await recognitions(context.db, dina)).filter((all) => all.caseId === id)

    for (const other of [anna, bram, freek])
      await expect(bringBack(context, other, one?.id)).rejects.toEqual(refusal('not-found'))
    await moveCase(context, dina, id, 'case.show-again')
    expect(await mayRead(id)).toEqual(['anna', 'bram', 'dina'])

    await bringBack(context, dina, one?.id)
    expect(await mayRead(id)).toEqual(['anna', 'bram', 'dina', 'freek'])
    await expect(bringBack(context, dina, one?.id)).rejects.toEqual(refusal('not-found'))
  })
})
