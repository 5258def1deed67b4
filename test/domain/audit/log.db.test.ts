import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealRows } from '#app/domain/audit/seal.server.ts'
import { record } from '#app/domain/audit/write.server.ts'
import { as, asCommitter, asSystem } from '#db/as.ts'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { testKeys } from '#test/support/visitor.ts'

let database: TestDatabase
let cast: Cast
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
})
afterAll(() => database.drop())

const rows = () =>
  asSystem(
    database.pool,
    (tx) => tx<{ deed: string; member_id: string; object_kind: string }[]>`select * from audit_log`,
  )

describe('the log', () => {
  it('says who did what to what, and has no place for words', async () => {
    const { anna, board } = cast

    await as(database.pool, anna, (tx) => record(tx, anna, 'board.read', { kind: 'board', id: board.id }))

    const [row] = await rows()
    expect(row).toMatchObject({ deed: 'board.read', member_id: anna.id, object_kind: 'board' })
    expect(Object.keys(row ?? {}).sort()).toEqual([
      'at',
      'deed',
      'id',
      'member_id',
      'network',
      'object_id',
      'object_kind',
      'object_number',
      'outcome',
      'roles',
      'session_id',
    ])
  })

  it('takes the deed back with it when it cannot be written', async () => {
    const { anna, board } = cast

    const deed = as(database.pool, anna, async (tx) => {
      await tx`update boards set purpose = 'anders' where id = ${board.id}`
      await record(tx, { id: anna.id, sessionId: 'geen sessie' }, 'board.read', { kind: 'board', id: board.id })
    })

    await expect(deed).rejects.toThrow()
    const [after] = await asSystem(database.pool, (tx) => tx`select purpose from boards where id = ${board.id}`)
    expect(after?.purpose).toBe('')
  })

  it('is changed and emptied by nobody', async () => {
    for (const [on, work] of [
      ['member', (sql: string) => as(database.pool, cast.dina, (tx) => tx.unsafe(sql))],
      ['system', (sql: string) => asSystem(database.pool, (tx) => tx.unsafe(sql))],
      ['committer', (sql: string) => asCommitter(database.pool, (tx) => tx.unsafe(sql))],
    ] as const) {
      for (const sql of [`update audit_log set deed = 'x'`, 'delete from audit_log', 'truncate audit_log']) {
        await expect(work(sql), `${on}: ${sql}`).rejects.toMatchObject({ code: '42501' })
      }
    }
  })

  it('is changed and emptied by nobody, not even the owner of its tables (SEC-46)', async () => {
    await sealRows(database.pool, testKeys('log'), null)
    for (const table of ['audit_log', 'audit_seals']) {
      for (const sql of [`update ${table} set ctid = ctid`, `delete from ${table}`, `truncate ${table}`]) {
        const owner = database.pool.unsafe(
          sql.replace('ctid = ctid', table === 'audit_log' ? `deed = 'x'` : 'place = 0'),
        )
        await expect(owner, sql).rejects.toMatchObject({ code: '42501' })
      }
    }
  })

  it('takes no row in another’s name from a member (SEC-46)', async () => {
    const forged = as(database.pool, cast.anna, (tx) =>
      record(tx, cast.bram, 'board.read', { kind: 'board', id: null }),
    )

    await expect(forged).rejects.toMatchObject({ code: '42501' })
  })

  it('is read by coordinators; others see their own rows alone', async () => {
    await as(database.pool, cast.bram, (tx) => record(tx, cast.bram, 'board.read', { kind: 'board', id: null }))

    for (const [name, all] of [
      ['dina', true],
      ['anna', false],
      ['els', false],
      ['bram', false],
    ] as const) {
      const seen = await as(
        database.pool,
        cast[name],
        (tx) => tx<{ member_id: string }[]>`select member_id from audit_log`,
      )
      expect(new Set(seen.map((row) => row.member_id)).size > 1, name).toBe(all)
    }
  })
})
