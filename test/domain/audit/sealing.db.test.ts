import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CutOff, checkChain, forgetOldRows, sealRows } from '#app/domain/audit/seal.server.ts'
import type { Head } from '#app/domain/audit/types.ts'
import { record } from '#app/domain/audit/write.server.ts'
import { as } from '#db/as.ts'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { testKeys } from '#test/support/visitor.ts'

let database: TestDatabase
let cast: Cast
let head: Head | null
const keys = testKeys('log')
beforeEach(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
  head = null
})
afterEach(() => database.drop())

/** `n` deeds of Anna and Bram in turn, sealed as the server does it. */
async function deeds(n: number) {
  for (let i = 0; i < n; i++) {
    const who = i % 2 === 0 ? cast.anna : cast.bram
    await as(database.pool, who, (tx) => record(tx, who, 'board.read', { kind: 'board', id: cast.board.id }))
  }
  head = (await sealRows(database.pool, keys, head)) ?? head
}
const check = () => checkChain(database.pool, keys, head)

/** Somebody who owns the whole database, and knows what stands in the way. */
async function tamper(...sql: string[]) {
  const disabled = ['audit_log', 'audit_seals'].map((table) => `alter table ${table} disable trigger all`)
  const enabled = disabled.map((one) => one.replace('disable', 'enable'))
  await database.pool.unsafe([...disabled, ...sql, ...enabled].join(';\n'))
}

describe('the chain of the log', () => {
  it('is whole when nobody touched it, however it was sealed (SEC-46)', async () => {
    await deeds(3)
    await deeds(4)

    expect(await check()).toEqual({ rows: 7, fault: null, rowId: null })
    expect(head?.place).toBe(7)
  })

  it('is one chain when two nodes seal at the same moment', async () => {
    for (let i = 0; i < 5; i++) {
      await as(database.pool, cast.anna, (tx) => record(tx, cast.anna, 'home.read', { kind: 'board', id: null }))
    }

    const ends = await Promise.all([sealRows(database.pool, keys, null), sealRows(database.pool, keys, null)])

    expect(ends.filter(Boolean)).toHaveLength(1)
    expect(await check()).toEqual({ rows: 5, fault: null, rowId: null })
  })

  it('says which row was changed, whatever was changed in it (SEC-46)', async () => {
    await deeds(5)
    const changes = [
      `deed = 'case.read'`,
      `at = at + interval '1 microsecond'`,
      `member_id = '${cast.dina.id}'`,
      `session_id = null`,
      `object_kind = 'case'`,
      `object_id = null`,
      `object_number = 1`,
      `outcome = 'refused'`,
      `roles = '{}'`,
      `network = '10.0.0.0/24'`,
    ]
    for (const change of changes) {
      await tamper(
        'create table was as select * from audit_log where id = 3',
        `update audit_log set ${change} where id = 3`,
      )
      expect(await check(), change).toMatchObject({ fault: 'changed', rowId: 3 })
      await tamper(
        'delete from audit_log where id = 3',
        'insert into audit_log overriding system value select * from was',
        'drop table was',
      )
      expect((await check()).fault).toBeNull()
    }
  })

  it('says which row is gone, with or without its seal (SEC-46)', async () => {
    await deeds(5)

    await tamper('delete from audit_log where id = 2')
    expect(await check()).toMatchObject({ fault: 'removed', rowId: 2 })

    await tamper('delete from audit_seals where row_id = 2')
    expect((await check()).fault).toBe('removed')
  })

  it('says so when a row was put in between, and never seals it (SEC-46)', async () => {
    await deeds(5)
    await tamper(
      `insert into audit_log (at, member_id, deed, object_kind, outcome)
       values (now() - interval '1 hour', '${cast.anna.id}', 'case.read', 'case', 'done')`,
    )
    await deeds(2)

    expect((await check()).fault).toBe('inserted')
  })

  it('takes no seal that somebody made without the key (SEC-46)', async () => {
    await deeds(3)
    await tamper(
      `insert into audit_log (member_id, deed, object_kind, outcome) values ('${cast.anna.id}', 'case.read', 'case', 'done')`,
      `insert into audit_seals (place, row_id, key_id, mac, link) select 4, max(id), 0, '\\x00', '\\x00' from audit_log`,
    )

    expect(await check()).toMatchObject({ fault: 'changed', rowId: 4 })
  })

  it('says so when places were exchanged (SEC-46)', async () => {
    await deeds(5)
    await tamper(
      'update audit_seals set place = -2 where place = 2',
      'update audit_seals set place = 2 where place = 3',
      'update audit_seals set place = 3 where place = -2',
    )

    expect((await check()).fault).toBe('reordered')
  })

  it('says so when its end was cut off, and grows no new one (SEC-46)', async () => {
    await deeds(5)
    await tamper('delete from audit_seals where place > 3', 'delete from audit_log where id > 3')
    expect((await check()).fault).toBe('truncated')

    await as(database.pool, cast.anna, (tx) => record(tx, cast.anna, 'home.read', { kind: 'board', id: null }))
    await expect(sealRows(database.pool, keys, head)).rejects.toThrow(CutOff)
    expect((await check()).fault).toBe('truncated')
  })

  it('says so when all of it is gone (SEC-46)', async () => {
    await deeds(2)
    await tamper('truncate audit_seals', 'truncate audit_log')

    expect((await check()).fault).toBe('truncated')
  })

  it('goes on under a new key, and cannot be read without the old one (SEC-50)', async () => {
    await deeds(2)
    const second = { id: 1, bytes: new Uint8Array(32).fill(7) }
    const both = { current: second, find: (id: number) => (id === 1 ? second : keys.find(id)) }
    await as(database.pool, cast.anna, (tx) => record(tx, cast.anna, 'home.read', { kind: 'board', id: null }))
    await sealRows(database.pool, both, head)

    expect(await checkChain(database.pool, both, head)).toEqual({ rows: 3, fault: null, rowId: null })
    expect(
      (await checkChain(database.pool, { current: second, find: (id) => (id === 1 ? second : undefined) }, head)).fault,
    ).toBe('unreadable')
  })

  it('is forgotten after five years, by whole months, and goes on from where it then begins (SEC-46, PRIV-25)', async () => {
    const first = '2019-01-31T22:59:00Z'
    await database.pool`
      insert into audit_log (at, member_id, deed, object_kind, outcome)
      select d, ${cast.anna.id}, 'board.read', 'board', 'done'
        from generate_series(${first}::timestamptz, ${first}::timestamptz + interval '3 days', interval '1 day') d`
    await database.pool`
      insert into audit_log (at, member_id, deed, object_kind, outcome)
      select date_trunc('month', now() - interval '5 years') + interval '2 hours', ${cast.anna.id}, 'board.read', 'board', 'done'`
    await deeds(3)
    expect(await check()).toEqual({ rows: 8, fault: null, rowId: null })

    expect(await forgetOldRows(database.pool, keys, 5)).toBe(4)
    expect(await forgetOldRows(database.pool, keys, 5)).toBe(0)

    expect(await check()).toEqual({ rows: 4, fault: null, rowId: null })
    await deeds(2)
    expect(await check()).toEqual({ rows: 6, fault: null, rowId: null })
    expect((await database.pool`select min(id)::int as first from audit_log`)[0]).toEqual({ first: 5 })
  })

  it('forgets nothing that is younger, also not for whoever owns the database and says so (SEC-46)', async () => {
    await deeds(4)
    expect(await forgetOldRows(database.pool, keys, 5)).toBe(0)
    const owner = (sql: string) => database.pool.unsafe(sql)

    await expect(owner('delete from audit_log where id = 1')).rejects.toThrow('written once')
    await expect(owner('delete from audit_seals where place = 1')).rejects.toThrow('written once')
    await expect(
      owner(`insert into audit_forgotten (place, link, before, key_id, mac) select 2, link, now(), 0, '\\x00'
               from audit_seals where place = 2`),
    ).rejects.toThrow('audit_forgotten_check')

    // Past everything that stands in the way, but without the key.
    await tamper(
      `insert into audit_forgotten (place, link, before, key_id, mac)
       select 2, link, now() - interval '6 years', 0, '\\x00' from audit_seals where place = 2`,
      'delete from audit_log where id <= 2',
      'delete from audit_seals where place <= 2',
    )
    expect((await check()).fault).toBe('removed')
  })

  it('is looked at whole: more rows than are read in one go', async () => {
    await database.pool`
      insert into audit_log (member_id, deed, object_kind, outcome)
      select ${cast.anna.id}, 'board.read', 'board', 'done' from generate_series(1, 4500)`
    while (await sealRows(database.pool, keys, null));

    expect(await check()).toEqual({ rows: 4500, fault: null, rowId: null })
  })
})
