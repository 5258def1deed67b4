import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseStates } from '#app/domain/rights/table.ts'
import { as, asCommitter, asDoor, asSystem } from '#db/as.ts'
import { connect, connectOwner } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { caseFor, caseForSecondReader } from '#db/queries/case.ts'
import { aHouse, type House } from '#test/collab/house.ts'
import type { Name } from '#test/support/cast.ts'
import { aDatabase } from '#test/support/database.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

const owner = (sql: string) => house.database.pool.unsafe(sql)
const everyone: Name[] = ['anna', 'bram', 'chris', 'dina', 'els', 'freek', 'samira']
const refusedBy = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: { code?: string }) => error.code ?? 'other',
  )

/** A case of Anna in a state, seen by `visibility`, with everything that hangs below one. */
async function aCase(state: string, { visibility = 'group', board = house.cast.board, author = house.cast.anna } = {}) {
  const [id, documentId, notesId, contributionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const
  await asSystem(house.database.pool, async (tx) => {
    await tx`
      insert into cases (id, board_id, author_id, state, visibility, question, document_id, notes_id)
      values (${id}, ${board.id}, ${author.id}, ${state}, ${visibility}, 'Kanarie?', ${documentId}, ${notesId})`
    for (const [doc, kind] of [
      [documentId, 'case'],
      [notesId, 'case-notes'],
    ] as const) {
      await tx`insert into collab_doc (id, kind, subject_id, schema_version) values (${doc}, ${kind}, ${id}, 1)`
      await tx`insert into collab_update (doc_id, epoch, seq, origin, payload) values (${doc}, 1, 1, 1, 'kanarie')`
      await tx`insert into collab_snapshot (doc_id, epoch, seq, state, codec) values (${doc}, 1, 0, 'kanarie', 0)`
    }
    await tx`insert into case_readable (case_id, content) values (${id}, '{}')`
    await tx`insert into case_tried (case_id, position, why) values (${id}, 1, 'kanarie')`
    await tx`insert into case_moves (case_id, deed, from_state, to_state) values (${id}, 'x', 'draft', ${state})`
    await tx`
      insert into contributions (id, case_id, writer_id, kind, body)
      values (${contributionId}, ${id}, ${author.id}, 'question', 'kanarie')`
    await tx`insert into contribution_versions (contribution_id, body) values (${contributionId}, 'kanarie')`
  })
  return { id, documentId, notesId, contributionId }
}

describe('the tables', () => {
  it('all have row security on, also for their owner, and each says who sees its rows (SEC-35)', async () => {
    const rows = await owner(`
      select c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
             exists (select from pg_policies p where p.tablename = c.relname) as has_policy
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)

    expect(rows.length).toBeGreaterThan(40)
    for (const row of rows) {
      expect([row.relname, row.relrowsecurity, row.relforcerowsecurity]).toEqual([row.relname, true, true])
      // A partition is reached through its table alone: by itself it shows nothing to anybody.
      if (!row.relispartition) expect(row.has_policy, `db/row-security.sql has no policy for ${row.relname}`).toBe(true)
    }
  })

  it('belong to nobody the server acts as, and those can neither sign in nor pass by (SEC-35)', async () => {
    const roles = await owner(`
      select r.rolname, r.rolsuper, r.rolbypassrls, r.rolcanlogin, r.rolcreaterole,
             (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
        from pg_roles r where r.rolname like 'meedenken\\_%'`)

    expect(roles.map((role) => role.rolname).sort()).toEqual([
      'meedenken_committer',
      'meedenken_door',
      'meedenken_guest',
      'meedenken_member',
      'meedenken_rights',
      'meedenken_system',
    ])
    for (const role of roles) {
      expect([role.rolname, role.rolsuper, role.rolbypassrls, role.rolcanlogin, role.rolcreaterole, role.owns]).toEqual(
        [role.rolname, false, false, false, false, 0],
      )
    }
  })

  it('are shown through no view that looks with another’s eyes (SEC-35, M9)', async () => {
    const views = await owner(`
      select c.relname from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
         and not coalesce('security_invoker=true' = any (c.reloptions), false)`)

    expect(views.map((view) => view.relname)).toEqual([])
  })

  it('are read past their policies by a short list of functions, each with a fixed search path (SEC-35)', async () => {
    const functions = await owner(`
      select p.proname, p.proconfig::text as config, r.rolname as owner
        from pg_proc p join pg_roles r on r.oid = p.proowner
       where p.pronamespace = 'public'::regnamespace and p.prosecdef order by p.proname`)

    expect(functions.map((one) => one.proname)).toEqual([
      'case_audience',
      'case_changes_standing',
      'has_members',
      'is_recognised',
      'my_boards',
      'my_co_authored',
      'my_named_readings',
      'my_recognised',
      'my_recognising',
      'my_roles',
      'rights_changed',
      'roles_renew_sessions',
    ])
    for (const one of functions) {
      expect(one.config, one.proname).toContain('search_path=public')
      expect(one.owner, one.proname).toBe('meedenken_rights')
    }
  })

  it('that are new show nothing until somebody says who sees them', async () => {
    const other = await aDatabase()
    await other.pool`create table forgotten (id int)`
    await other.pool`insert into forgotten values (1)`
    await other.pool`grant select on forgotten to meedenken_member`
    await other.pool.unsafe(readFileSync(new URL('../../db/row-security.sql', import.meta.url), 'utf8'))

    expect(await as(other.pool, { id: randomUUID() }, (tx) => tx`select * from forgotten`)).toHaveLength(0)
    await other.drop()
  })
})

describe('whoever asks without saying for whom', () => {
  it('may do nothing at all: a connection by itself has no rights (SEC-35, M9)', async () => {
    const pool = connect(house.database.url, 1)

    for (const sql of ['select * from members', 'select * from cases', 'insert into audit_log default values']) {
      expect(await refusedBy(pool.unsafe(sql)), sql).toBe('42501')
    }
    await pool.end({ timeout: 1 })
  })

  it('as a member of nobody’s name sees no row of any table (SEC-35, M9)', async () => {
    await aCase('open')
    const tables = await owner(`
      select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and has_table_privilege('meedenken_member', c.oid, 'select')`)

    expect(tables.length).toBeGreaterThan(25)
    for (const { relname } of tables) {
      for (const id of ['', randomUUID()]) {
        const seen = await as(house.database.pool, { id }, (tx) => tx.unsafe(`select * from ${relname} limit 1`))
        expect(seen.length, `${relname} as '${id}'`).toBe(0)
      }
    }
  })

  it('after a deed is nobody again, however it ended (SEC-36)', async () => {
    const pool = connect(house.database.url, 1)
    await as(pool, house.cast.anna, (tx) => tx`select 1`)
    await as(pool, house.cast.anna, (tx) => tx`select 1 / 0`).catch(() => undefined)

    const [row] = await pool`select current_user as role, current_setting('app.member', true) as member`

    expect([row?.role, row?.member || '']).toEqual(['meedenken_guest', ''])
    await pool.end({ timeout: 1 })
  })

  it('among two hundred at once on two connections is never taken for another (SEC-36)', async () => {
    const pool = connect(house.database.url, 2)

    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const asker = house.cast[everyone[n % everyone.length]!]
        return as(pool, asker, async (tx) => {
          const [row] =
            await tx`select me() as me, (select count(*)::int from sessions where member_id <> me()) as foreign`
          return row?.me === asker.id && row?.foreign === 0
        })
      }),
    )

    expect(answers.every(Boolean)).toBe(true)
    await pool.end({ timeout: 1 })
  })
})

describe('a case', () => {
  it('is seen in the table by exactly those who find it by asking, in every state and visibility (SEC-35)', async () => {
    const made: string[] = []
    for (const state of caseStates) {
      for (const visibility of ['group', 'experts', 'named']) {
        const { id } = await aCase(state, { visibility })
        made.push(id)
        if (visibility === 'named') {
          await asSystem(
            house.database.pool,
            (tx) => tx`insert into case_readers (case_id, member_id) values (${id}, ${house.cast.freek.id})`,
          )
        }
      }
      const { id } = await aCase(state)
      made.push(id)
      await asSystem(
        house.database.pool,
        (tx) => tx`insert into case_co_authors (case_id, member_id) values (${id}, ${house.cast.chris.id})`,
      )
    }

    for (const name of everyone) {
      const asker = house.cast[name]
      const seen = await as(house.database.pool, asker, (tx) => tx<{ id: string }[]>`select id from cases`)
      const ids = new Set(seen.map((row) => row.id))
      for (const id of made) {
        const found = await asSystem(
          house.database.pool,
          async (tx) => (await caseFor(tx, asker.id, id)) ?? (await caseForSecondReader(tx, asker.id, id)),
        )
        expect(ids.has(id), `${name} and ${id}`).toBe(found !== undefined)
      }
    }
  })

  it('shows nothing of what hangs below it to whoever does not see it', async () => {
    const one = await aCase('open')
    const below = {
      case_tried: one.id,
      case_readable: one.id,
      case_moves: one.id,
      contributions: one.id,
    }
    for (const stranger of ['chris', 'els'] as const) {
      await as(house.database.pool, house.cast[stranger], async (tx) => {
        for (const [table, id] of Object.entries(below)) {
          expect(await tx.unsafe(`select 1 from ${table} where case_id = '${id}'`), table).toHaveLength(0)
        }
        for (const table of ['collab_update', 'collab_snapshot']) {
          const documents = `('${one.documentId}', '${one.notesId}')`
          expect(await tx.unsafe(`select 1 from ${table} where doc_id in ${documents}`), table).toHaveLength(0)
        }
        expect(
          await tx`select 1 from contribution_versions where contribution_id = ${one.contributionId}`,
        ).toHaveLength(0)
      })
    }
    await as(house.database.pool, house.cast.bram, async (tx) => {
      expect(await tx`select 1 from contributions where case_id = ${one.id}`).toHaveLength(1)
      expect(await tx`select 1 from collab_update where doc_id = ${one.notesId}`).toHaveLength(1)
      // The live text of a case is its writers' alone: a reader gets the checked version.
      expect(await tx`select 1 from collab_update where doc_id = ${one.documentId}`).toHaveLength(0)
    })
  })

  it('takes nothing from whoever does not see it, whatever the foreign key says (SEC-35, M9)', async () => {
    const one = await aCase('open')
    const { chris, bram, board, otherBoard } = house.cast
    const attempts: Record<string, () => Promise<unknown>> = {
      'an advice from another board': () =>
        as(
          house.database.pool,
          chris,
          (tx) =>
            tx`insert into contributions (case_id, writer_id, kind, body) values (${one.id}, ${chris.id}, 'advice', 'x')`,
        ),
      'an advice in another’s name': () =>
        as(
          house.database.pool,
          bram,
          (tx) =>
            tx`insert into contributions (case_id, writer_id, kind, body) values (${one.id}, ${house.cast.anna.id}, 'advice', 'x')`,
        ),
      'a case on a board one is not on': () =>
        as(
          house.database.pool,
          chris,
          (tx) => tx`
          insert into cases (board_id, author_id, document_id, notes_id)
          values (${board.id}, ${chris.id}, ${randomUUID()}, ${randomUUID()})`,
        ),
      'a co-author named by a colleague': () =>
        as(
          house.database.pool,
          bram,
          (tx) => tx`insert into case_co_authors (case_id, member_id) values (${one.id}, ${bram.id})`,
        ),
      'a reader’s advice': () =>
        as(
          house.database.pool,
          house.cast.freek,
          (tx) =>
            tx`insert into contributions (case_id, writer_id, kind, body) values (${one.id}, ${house.cast.freek.id}, 'advice', 'x')`,
        ),
      'a move to another board': () =>
        as(house.database.pool, bram, (tx) => tx`update cases set board_id = ${otherBoard.id} where id = ${one.id}`),
    }
    for (const [what, attempt] of Object.entries(attempts)) expect(await refusedBy(attempt()), what).toBe('42501')
  })

  it('takes no reply to what was said below another case', async () => {
    const [one, other] = [await aCase('open'), await aCase('open')]

    const reply = as(
      house.database.pool,
      house.cast.bram,
      (tx) => tx`
        insert into contributions (case_id, writer_id, reply_to, kind, body)
        values (${one.id}, ${house.cast.bram.id}, ${other.contributionId}, 'reply', 'x')`,
    )

    expect(await refusedBy(reply)).toBe('23503')
  })

  it('on an agenda is one of the meeting’s own board', async () => {
    const theirs = await aCase('open', { board: house.cast.otherBoard, author: house.cast.chris })
    const meetingId = randomUUID()
    await asSystem(
      house.database.pool,
      (tx) => tx`
        insert into meetings (id, board_id, uid, starts_at, ends_at, minutes_id, organiser_id)
        values (${meetingId}, ${house.cast.board.id}, ${meetingId}, now(), now() + interval '1 hour', ${randomUUID()}, ${house.cast.dina.id})`,
    )

    const put = as(
      house.database.pool,
      house.cast.dina,
      (tx) => tx`
        insert into agenda_items (meeting_id, position, kind, case_id, minutes) values (${meetingId}, 1, 'case', ${theirs.id}, 10)`,
    )

    expect(await refusedBy(put)).toBe('42501')
  })
})

describe('a member', () => {
  it('changes nobody’s rights, sessions or name but as the rules say', async () => {
    const { anna, bram, chris, dina, board, otherBoard } = house.cast
    const pool = house.database.pool
    const refused: Record<string, () => Promise<unknown>> = {
      'gives themselves a role': () =>
        as(pool, anna, (tx) => tx`insert into member_roles (member_id, role) values (${anna.id}, 'coordinator')`),
      'puts themselves on a board': () =>
        as(pool, chris, (tx) => tx`insert into board_members (board_id, member_id) values (${board.id}, ${chris.id})`),
      'reads a password': () => as(pool, anna, (tx) => tx`select * from passwords`),
      'reads passkeys': () => as(pool, anna, (tx) => tx`select * from passkeys`),
      'reads half sign-ins': () => as(pool, anna, (tx) => tx`select * from entries`),
      'makes a session for another': () =>
        as(pool, anna, (tx) => tx`insert into sessions (member_id, token_hash) values (${bram.id}, 'x')`),
      'suspends a colleague': () =>
        as(pool, anna, (tx) => tx`update members set suspended_at = now() where id = ${bram.id}`),
      'changes what another said': () =>
        as(pool, dina, (tx) => tx`update contributions set body = 'x' where writer_id = ${chris.id}`),
      'writes the log in another’s name': () =>
        as(
          pool,
          anna,
          (tx) => tx`
          insert into audit_log (member_id, deed, object_kind, outcome) values (${bram.id}, 'x', 'case', 'done')`,
        ),
    }
    for (const [what, attempt] of Object.entries(refused)) expect(await refusedBy(attempt()), what).toBe('42501')

    const touched: Record<string, () => Promise<{ count: number }>> = {
      'ends another’s session': () =>
        as(pool, anna, (tx) => tx`update sessions set ended_at = now() where member_id = ${bram.id}`),
      'renames a colleague': () => as(pool, anna, (tx) => tx`update members set name = 'x' where id = ${bram.id}`),
      'takes a colleague off a board': () =>
        as(pool, anna, (tx) => tx`delete from board_members where board_id = ${board.id} and member_id = ${bram.id}`),
      'renames a board they are not on': () =>
        as(pool, anna, (tx) => tx`update boards set name = 'x' where id = ${otherBoard.id}`),
    }
    for (const [what, attempt] of Object.entries(touched)) expect((await attempt()).count, what).toBe(0)
  })

  it('who was suspended sees nothing any more, also where a deed of theirs is still under way', async () => {
    await aCase('open')
    await asSystem(
      house.database.pool,
      (tx) => tx`update members set suspended_at = now() where id = ${house.cast.freek.id}`,
    )

    const seen = await as(house.database.pool, house.cast.freek, async (tx) => [
      ...(await tx`select id from cases`),
      ...(await tx`select id from boards`),
      ...(await tx`select id from members`),
      ...(await tx`select id from practice_notes`),
    ])

    expect(seen).toEqual([])
    await asSystem(
      house.database.pool,
      (tx) => tx`update members set suspended_at = null where id = ${house.cast.freek.id}`,
    )
  })
})

describe('the roles of the server', () => {
  it('read no password but at the door, and the door reads no case (ASVS 13.2.2)', async () => {
    for (const read of [asSystem, asCommitter]) {
      for (const table of ['passwords', 'passkeys', 'entries', 'recovery_codes', 'throttle']) {
        expect(await refusedBy(read(house.database.pool, (tx) => tx.unsafe(`select * from ${table}`))), table).toBe(
          '42501',
        )
      }
    }
    for (const table of ['cases', 'contributions', 'case_readable', 'collab_update', 'practice_notes', 'meetings']) {
      expect(await refusedBy(asDoor(house.database.pool, (tx) => tx.unsafe(`select * from ${table}`))), table).toBe(
        '42501',
      )
    }
  })

  it('are given up on when a query or a lock takes too long (REL-20)', async () => {
    const pool = connect(house.database.url, 1)
    const [row] = await pool`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
             current_setting('idle_in_transaction_session_timeout') as idle`
    expect(row).toEqual({ statement: '15s', lock: '5s', idle: '1min' })
    await pool.end({ timeout: 1 })
  })
})

describe('a database that is somebody else’s', () => {
  it('is brought up to date by an owner who is no superuser, whom the policies bind as well (SEC-35, M9)', async () => {
    const name = `owned_${Date.now()}`
    const admin = connectOwner(new URL('/postgres', house.database.url).href)
    await admin.unsafe(`create role ${name} login createrole password 'x'`)
    for (const role of ['member', 'system', 'committer', 'door', 'guest', 'rights']) {
      await admin.unsafe(`grant meedenken_${role} to ${name} with admin true, inherit false, set false`)
    }
    await admin.unsafe(`create database ${name} owner ${name}`)
    const url = new URL(house.database.url)
    url.username = name
    url.password = 'x'
    url.pathname = `/${name}`
    const theirs = connectOwner(url.href, 2)

    await migrate(theirs)
    await migrate(theirs)
    const id = randomUUID()
    await asSystem(theirs, (tx) => tx`insert into members (id, name, email) values (${id}, 'Anna', 'a@b.nl')`)
    await asSystem(theirs, (tx) => tx`insert into member_roles (member_id, role) values (${id}, 'therapist')`)

    expect(await theirs`select * from members`).toHaveLength(0)
    expect(await as(theirs, { id }, (tx) => tx`select * from members`)).toHaveLength(1)
    const [row] = await asSystem(theirs, (tx) => tx`select rights_version from members where id = ${id}`)
    expect(row?.rights_version).toBe(2)
    await theirs.end({ timeout: 1 })
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.unsafe(`drop owned by ${name}`).catch(() => undefined)
    await admin.unsafe(`drop role ${name}`)
    await admin.end({ timeout: 1 })
  })
})
