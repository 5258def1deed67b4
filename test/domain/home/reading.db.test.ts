import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { homeOf } from '#app/domain/home/read.server.ts'
import { asSystem } from '#db/as.ts'
import type { House } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, aWholeDraft } from '#test/domain/case/a-case.ts'
import type { Name } from '#test/support/cast.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
})
afterAll(() => house.close())

const waitsFor = async (name: Name) => (await homeOf(context.db, house.cast[name])).waiting

describe('what waits for whom', () => {
  it('is nothing on the first day', async () => {
    for (const name of ['anna', 'bram', 'dina', 'els', 'freek'] as const) {
      expect(await homeOf(context.db, house.cast[name])).toEqual({
        waiting: [],
        more: false,
        own: [],
        meeting: null,
        news: [],
        notes: [],
      })
    }
  })

  it('is my own draft, and nobody else’s', async () => {
    const id = await aWholeDraft(context, house.cast.anna, house.cast.board.id)

    expect((await waitsFor('anna')).map((one) => [one.kind, one.id])).toEqual([['draft', id]])
    for (const name of ['bram', 'dina', 'chris'] as const) expect(await waitsFor(name)).toEqual([])
  })

  it('is a question without advice, for those of its board who may advise', async () => {
    const id = await anOpenCase(context, house.cast.anna, house.cast.board.id)

    for (const name of ['bram', 'dina', 'samira'] as const) {
      expect((await waitsFor(name)).map((one) => [one.kind, one.id])).toEqual([['advise', id]])
    }
    for (const name of ['chris', 'freek', 'els'] as const) expect(await waitsFor(name)).toEqual([])
    expect((await homeOf(context.db, house.cast.anna)).own.map((one) => one.id)).toEqual([id])
  })

  it('is first of all a question put to me about my own case', async () => {
    const id = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    await asSystem(context.db, (tx) => tx`update cases set state = 'waiting-for-author' where id = ${id}`)

    expect((await waitsFor('anna'))[0]).toMatchObject({ kind: 'answer', id, to: `/cases/${id}` })
    expect((await waitsFor('bram')).map((one) => one.id)).not.toContain(id)
  })

  it('is a case to read as second, of which not a word is shown', async () => {
    const id = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    await asSystem(context.db, (tx) => tx`update cases set state = 'second-reading' where id = ${id}`)

    const [first] = await waitsFor('bram')

    expect(first).toMatchObject({ kind: 'second-reading', id, question: null })
    expect((await waitsFor('dina')).map((one) => one.id)).not.toContain(id)
  })
})
