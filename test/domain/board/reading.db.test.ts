import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { myBoards, readBoard } from '#app/domain/board/read.server.ts'
import { changeMembership, leaveBoard } from '#app/domain/board/write.server.ts'
import { asSystem } from '#db/as.ts'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let cast: Cast
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
})
afterAll(() => database.drop())

const bringIn = (visibility: string, question: string, state = 'open') =>
  asSystem(
    database.pool,
    (tx) => tx`
    insert into cases (board_id, author_id, state, question, visibility, document_id, notes_id)
    values (${cast.board.id}, ${cast.anna.id}, ${state}, ${question}, ${visibility}, gen_random_uuid(), gen_random_uuid())`,
  )

const questionsFor = async (name: 'anna' | 'bram' | 'dina' | 'freek') =>
  (await readBoard(database.pool, cast[name], cast.board.id)).cards.map((card) => card.question)

describe('a board', () => {
  it('is there for its members alone', async () => {
    expect((await myBoards(database.pool, cast.anna)).map((board) => board.name)).toEqual(['Kinderen en jongeren'])
    await expect(readBoard(database.pool, cast.chris, cast.board.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('answers an administrator as if it were not there', async () => {
    await expect(readBoard(database.pool, cast.els, cast.board.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('answers a strange address as what is not there', async () => {
    for (const id of [undefined, '', 'x', "' or 1=1", '00000000-0000-4000-8000-000000000000']) {
      await expect(readBoard(database.pool, cast.anna, id)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('shows each reader the cards that they may read, and no draft', async () => {
    await bringIn('group', 'Voor allen?')
    await bringIn('experts', 'Voor deskundigen?')
    await bringIn('named', 'Voor genoemden?')
    await bringIn('group', 'Nog niet geplaatst?', 'draft')
    await bringIn('group', 'Verborgen?', 'hidden')

    expect(await questionsFor('anna')).toEqual(['Voor allen?', 'Voor deskundigen?', 'Voor genoemden?'])
    expect(await questionsFor('bram')).toEqual(['Voor allen?', 'Voor deskundigen?'])
    expect(await questionsFor('dina')).toEqual(['Voor allen?', 'Voor deskundigen?', 'Voor genoemden?'])
    expect(await questionsFor('freek')).toEqual(['Voor allen?'])
  })
})

describe('who is on a board', () => {
  it('is for the coordinator to change', async () => {
    const form = { member: cast.chris.id, on: 'yes' as const }
    await expect(changeMembership(database.pool, cast.anna, cast.board.id, form)).rejects.toMatchObject({
      code: 'not-allowed',
    })

    await changeMembership(database.pool, cast.dina, cast.board.id, form)

    expect((await readBoard(database.pool, cast.chris, cast.board.id)).board.id).toBe(cast.board.id)
  })

  it('changes nothing the second time, and says so', async () => {
    await expect(
      changeMembership(database.pool, cast.dina, cast.board.id, { member: cast.chris.id, on: 'yes' }),
    ).rejects.toMatchObject({ code: 'already-done' })
  })

  it('is left by one’s own choice, and raises the version of one’s rights', async () => {
    const version = async () =>
      (await asSystem(database.pool, (tx) => tx`select rights_version from members where id = ${cast.chris.id}`))[0]
        ?.rights_version
    const before = await version()

    await leaveBoard(database.pool, cast.chris, cast.board.id)

    expect(await version()).toBeGreaterThan(before)
    await expect(readBoard(database.pool, cast.chris, cast.board.id)).rejects.toMatchObject({ code: 'not-found' })
  })
})
