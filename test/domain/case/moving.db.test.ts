import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { bringInCase } from '#app/domain/case/draft.server.ts'
import { moveCase, undoMove } from '#app/domain/case/move.server.ts'
import { namePerson } from '#app/domain/case/people.server.ts'
import { readCase, readForm, readForSecondReader } from '#app/domain/case/read.server.ts'
import { publishCase, secondRead } from '#app/domain/case/write.server.ts'
import { asSystem } from '#db/as.ts'
import type { House } from '#test/collab/house.ts'
import type { Name } from '#test/support/cast.ts'
import { aConsultingHouse, anOpenCase, aWholeDraft, rowOf } from './a-case.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const everyone: Name[] = ['anna', 'bram', 'chris', 'dina', 'els', 'freek']
const readersOf = async (id: string) => {
  const may: Name[] = []
  for (const name of everyone) if (await readCase(context, house.cast[name], id).catch(() => null)) may.push(name)
  return may
}
describe('who may read a case', () => {
  it('is the whole board, and no one else', async () => {
    expect(await readersOf(await anOpenCase(context, house.cast.anna, house.cast.board.id))).toEqual([
      'anna',
      'bram',
      'dina',
      'freek',
    ])
  })

  it('is only experts, beside the author and the coordinator, when the author chose so', async () => {
    const id = await anOpenCase(context, house.cast.anna, house.cast.board.id, { visibility: 'experts' })

    expect(await readersOf(id)).toEqual(['anna', 'bram', 'dina'])
  })

  it('is only who was named, when the author chose so', async () => {
    const { anna, freek, board } = house.cast
    const id = await aWholeDraft(context, anna, board.id, { visibility: 'named' })
    await namePerson(context, anna, id, { as: 'reader', member: freek.id, on: true })
    await publishCase(context, anna, id)

    expect(await readersOf(id)).toEqual(['anna', 'dina', 'freek'])
  })

  it('is the author and the coordinator once it is hidden', async () => {
    const id = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    await moveCase(context, house.cast.dina, id, 'case.hide')

    expect(await readersOf(id)).toEqual(['anna', 'dina'])
  })

  it('never names someone of another board', async () => {
    const { anna, chris, board } = house.cast
    const id = await bringInCase(context, anna, board.id)

    await expect(namePerson(context, anna, id, { as: 'co-author', member: chris.id, on: true })).rejects.toEqual(
      refusal('already-done'),
    )
  })
})

describe('an author without a name', () => {
  it('is nobody to colleagues, and Anna to the coordinator and to herself', async () => {
    const { anna, bram, dina, board } = house.cast
    const id = await anOpenCase(context, anna, board.id, { showName: 'no' })

    expect((await readCase(context, bram, id)).aCase.author).toBeNull()
    expect((await readCase(context, dina, id)).aCase.author?.name).toBe(anna.name)
    expect((await readCase(context, anna, id)).aCase.author?.name).toBe(anna.name)
    expect(JSON.stringify(await readCase(context, bram, id))).not.toContain(anna.id)
  })
})

describe('moving a case', () => {
  it('goes along the table, and leaves its line in the history', async () => {
    const { anna, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    expect(await moveCase(context, bram, id, 'case.start', 'open')).toBe('in-progress')
    expect(await moveCase(context, bram, id, 'case.wait-for-author')).toBe('waiting-for-author')
    expect(await moveCase(context, anna, id, 'case.answered-by-author')).toBe('in-progress')

    const history = await asSystem(
      context.db,
      (tx) => tx`select deed from case_moves where case_id = ${id} order by id`,
    )
    expect(history.map((row) => row.deed)).toEqual([
      'case.publish',
      'case.start',
      'case.wait-for-author',
      'case.answered-by-author',
    ])
  })

  it('is refused where the table does not list it, to who may not, and to who may not see it', async () => {
    const { anna, bram, chris, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    await expect(moveCase(context, bram, id, 'case.answered-by-author')).rejects.toEqual(refusal('not-allowed'))
    await expect(moveCase(context, anna, id, 'case.close')).rejects.toEqual(refusal('wrong-state'))
    await expect(moveCase(context, freek, id, 'case.start')).rejects.toEqual(refusal('not-allowed'))
    await expect(moveCase(context, chris, id, 'case.start')).rejects.toEqual(refusal('not-found'))
    await expect(moveCase(context, bram, 'not-an-id', 'case.start')).rejects.toEqual(refusal('not-found'))
  })

  it('is refused when the case moved meanwhile, and happens once when two do it at the same moment', async () => {
    const { bram, samira, anna, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    const both = await Promise.allSettled([
      moveCase(context, bram, id, 'case.start', 'open'),
      moveCase(context, samira, id, 'case.start', 'open'),
    ])

    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'stale' } })
  })

  it('can be taken back by the mover alone, and only the last move', async () => {
    const { anna, bram, samira, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await moveCase(context, bram, id, 'case.start')

    await expect(undoMove(context, samira, id)).rejects.toEqual(refusal('too-late-to-undo'))
    expect(await undoMove(context, bram, id)).toBe('open')
    await expect(undoMove(context, bram, id)).rejects.toEqual(refusal('too-late-to-undo'))
  })

  it('keeps how long a case has waited when it is taken back, or comes off an agenda', async () => {
    const { anna, bram, dina, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await asSystem(context.db, (tx) => tx`update cases set state_since = now() - interval '6 days' where id = ${id}`)
    const since = async () => ((await rowOf(context, id)).state_since as Date).getTime()
    const waitedSince = await since()

    await moveCase(context, bram, id, 'case.start')
    await undoMove(context, bram, id)
    expect(await since()).toBe(waitedSince)

    await moveCase(context, dina, id, 'case.put-on-agenda')
    await moveCase(context, dina, id, 'case.discuss')
    await undoMove(context, dina, id)
    expect(await moveCase(context, dina, id, 'case.take-off-agenda')).toBe('open')
    expect(await since()).toBe(waitedSince)
  })

  it('can no longer be taken back after ten seconds', async () => {
    const { anna, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await moveCase(context, bram, id, 'case.start')
    await asSystem(context.db, (tx) => tx`update case_moves set at = at - interval '11 seconds' where case_id = ${id}`)

    await expect(undoMove(context, bram, id)).rejects.toEqual(refusal('too-late-to-undo'))
  })

  it('brings a hidden case back to where it was', async () => {
    const { anna, bram, dina, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await moveCase(context, bram, id, 'case.start')
    await moveCase(context, dina, id, 'case.hide')

    expect(await moveCase(context, dina, id, 'case.show-again')).toBe('in-progress')
  })
})

describe('a second reader', () => {
  const waiting = async () => {
    const id = await aWholeDraft(context, house.cast.anna, house.cast.board.id)
    await asSystem(context.db, (tx) => tx`update cases set state = 'second-reading' where id = ${id}`)
    await asSystem(context.db, (tx) => tx`insert into case_readable (case_id, content) values (${id}, '{}')`)
    return id
  }

  it('is an expert of the board who did not write it, and reads no name', async () => {
    const { anna, bram, chris, dina, freek } = house.cast
    const id = await waiting()

    expect((await readForSecondReader(context, bram, id)).aCase.author).toBeNull()
    for (const one of [anna, chris, dina, freek])
      await expect(readForSecondReader(context, one, id)).rejects.toEqual(refusal('not-found'))
    await expect(readCase(context, bram, id)).rejects.toEqual(refusal('not-found'))
  })

  it('releases it', async () => {
    const id = await waiting()

    await secondRead(context, house.cast.bram, id, { verdict: 'release' })

    expect((await rowOf(context, id)).state).toBe('open')
    expect(await readersOf(id)).toContain('freek')
  })

  it('gives it back with a reason that its author reads', async () => {
    const { anna, bram } = house.cast
    const id = await waiting()

    await secondRead(context, bram, id, { verdict: 'give-back', reason: 'De tweeling valt op.' })

    expect((await readForm(context, anna, id)).returned).toBe('De tweeling valt op.')
    await expect(secondRead(context, bram, id, { verdict: 'release' })).rejects.toEqual(refusal('not-found'))
    expect(await publishCase(context, anna, id)).toBe('open')
  })
})
