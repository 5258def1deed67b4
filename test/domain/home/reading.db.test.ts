import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askColleague } from '#app/domain/advice/asking.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { homeOf } from '#app/domain/home/read.server.ts'
import { askForRole } from '#app/domain/membership/approve.server.ts'
import { asDoor, asSystem } from '#db/as.ts'
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

  it('is what somebody was asked who is away and named me, as far as I may read it', async () => {
    const id = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    await askColleague(context, house.cast.anna, id, house.cast.bram.id)
    const away = (who: string | null) =>
      asSystem(
        context.db,
        (tx) =>
          tx`update members set absent_until = current_date + 3, stand_in_id = ${who} where id = ${house.cast.bram.id}`,
      )
    const askedOf = async (name: Name) => (await waitsFor(name)).filter((one) => one.kind === 'asked' && one.id === id)

    expect(await askedOf('samira')).toEqual([])
    await away(house.cast.samira.id)
    expect(await askedOf('samira')).toMatchObject([{ standsInFor: 'Bram Bos', by: 'Anna Aalders' }])
    expect(await askedOf('bram')).toMatchObject([{ standsInFor: null }])

    // Whoever is not on the board, or wrote the case, has nothing to do about it.
    for (const name of ['chris', 'anna'] as const) {
      await away(house.cast[name].id)
      expect(await askedOf(name)).toEqual([])
    }

    await asSystem(
      context.db,
      (tx) => tx`update members set absent_until = current_date - 1 where id = ${house.cast.bram.id}`,
    )
    await away(null)
    expect(await askedOf('samira')).toEqual([])
  })

  it('is a request for a second pair of eyes, for whoever may decide it', async () => {
    const { els, freek } = house.cast
    await asDoor(context.db, (tx) => askForRole(tx, els, freek.id, 'coordinator'))

    expect(await waitsFor('dina')).toContainEqual(
      expect.objectContaining({ kind: 'approval', to: '/members/approvals', by: 'Els Evers' }),
    )
    for (const name of ['anna', 'els', 'freek'] as const) {
      expect((await waitsFor(name)).map((one) => one.kind)).not.toContain('approval')
    }
  })

  it('is a case to read as second, of which not a word is shown', async () => {
    const id = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    await asSystem(context.db, (tx) => tx`update cases set state = 'second-reading' where id = ${id}`)

    const [first] = await waitsFor('bram')

    expect(first).toMatchObject({ kind: 'second-reading', id, question: null })
    expect((await waitsFor('dina')).map((one) => one.id)).not.toContain(id)
  })
})
