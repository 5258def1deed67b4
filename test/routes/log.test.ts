import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealRows } from '#app/domain/audit/seal.server.ts'
import { record } from '#app/domain/audit/write.server.ts'
import { signIn } from '#app/domain/member/session.server.ts'
import { tellOfMonth } from '#app/domain/message/month.server.ts'
import { inboxOf } from '#app/domain/message/write.server.ts'
import type { Deed } from '#app/domain/rights/table.ts'
import type { LoadContext } from '#app/load-context.ts'
import * as cases from '#app/routes/cases/case.tsx'
import * as home from '#app/routes/home.tsx'
import * as check from '#app/routes/log/check.ts'
import * as exported from '#app/routes/log/export.ts'
import * as log from '#app/routes/log/log.tsx'
import * as month from '#app/routes/log/month.tsx'
import { as, asSystem } from '#db/as.ts'
import { type Cast, type Name, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { testKeys } from '#test/support/visitor.ts'

let database: TestDatabase
let cast: Cast
const cookies = new Map<Name, string>()
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
  for (const name of ['anna', 'dina', 'els'] as const) {
    cookies.set(name, (await signIn(database.pool, cast[name].id, true)).split(';')[0] ?? '')
  }
})
afterAll(() => database.drop())

// biome-ignore lint/suspicious/noExplicitAny: a loader or action of any page
type Handler = (args: any) => Promise<any>

/** What someone gets: a status, and what the page shows. */
async function ask(
  name: Name,
  handler: Handler,
  {
    at = '/log',
    params = {},
    form,
  }: { at?: string; params?: Record<string, string>; form?: Record<string, string> } = {},
) {
  const request = new Request(`http://localhost:3000${at}`, {
    method: form ? 'POST' : 'GET',
    headers: { Cookie: cookies.get(name) ?? '' },
    body: form ? new URLSearchParams(form) : undefined,
  })
  const context = {
    db: database.pool,
    keys: testKeys,
    logHead: { read: () => null, keep: () => undefined },
    setCookie: () => undefined,
    settings: { trial: true, publicUrl: 'http://localhost:3000', markKey: new Uint8Array(32), mailFrom: '' },
    reportError: () => undefined,
  } as unknown as LoadContext
  const given = await handler({ request, params, context }).catch((thrown: unknown) => thrown)
  if (given instanceof Error) throw given
  if (given instanceof Response)
    return { status: given.status, to: given.headers.get('Location'), text: await given.text() }
  return { status: given.init?.status ?? 200, ...(given.data ?? given) }
}

const did = (name: Name, deed: Deed, number?: number) =>
  as(database.pool, cast[name], (tx) => record(tx, cast[name], deed, { kind: 'case', id: cast.board.id, number }))
const lastOf = async (deed: Deed) =>
  (await asSystem(database.pool, (tx) => tx`select * from audit_log where deed = ${deed} order by id desc limit 1`))[0]
/** Puts a deed of Anna in the log as if it were done then. */
const longAgo = (at: string, deed = 'case.read') =>
  asSystem(
    database.pool,
    (tx) =>
      tx`insert into audit_log (at, member_id, deed, object_kind, outcome) values (${at}, ${cast.anna.id}, ${deed}, 'case', 'done')`,
  )

describe('the log', () => {
  it('is found by period, person, case and deed, newest first, and says that it was read (SEC-46)', async () => {
    await longAgo('2026-03-10T23:30:00Z')
    await did('anna', 'case.read', 147)
    await did('bram', 'case.write', 147)
    await did('bram', 'case.read', 148)
    // A search among colleagues says how many it found: that is no number of a case.
    await as(database.pool, cast.anna, (tx) =>
      record(tx, { id: cast.anna.id, sessionId: null }, 'member.list', { kind: 'member', id: null, number: 147 }),
    )
    const found = async (search: string) =>
      (await ask('dina', log.loader, { at: `/log?${search}` })).entries.map(
        (one: { member: { name: string }; deed: string }) => `${one.member.name} ${one.deed}`,
      )

    expect(await found('case=C-0147')).toEqual(['Bram Bos case.write', 'Anna Aalders case.read'])
    expect(await found(`case=c148&member=${cast.bram.id}`)).toEqual(['Bram Bos case.read'])
    expect(await found('deed=case.write')).toEqual(['Bram Bos case.write'])
    // The night of the tenth of March, on a clock in Amsterdam, is already the eleventh.
    expect(await found('from=2026-03-11&to=2026-03-11')).toEqual(['Anna Aalders case.read'])
    expect(await found('from=2026-03-10&to=2026-03-10')).toEqual([])
    expect(await lastOf('log.read')).toMatchObject({ member_id: cast.dina.id, outcome: 'done', roles: ['coordinator'] })
    await found('case=C-0147')
    expect((await lastOf('log.read'))?.object_number).toBe(147)
  })

  it('is there for coordinators alone, and that another asked is in it (SEC-46)', async () => {
    for (const name of ['anna', 'els'] as const) {
      expect((await ask(name, log.loader)).status, name).toBe(404)
      expect(await lastOf('log.read')).toMatchObject({ member_id: cast[name].id, outcome: 'refused' })
      expect((await ask(name, exported.loader)).status).toBe(404)
      expect((await ask(name, check.action, { form: {} })).status).toBe(404)
      expect((await ask(name, month.loader, { params: { month: '2026-03-01' } })).status).toBe(404)
    }
  })

  it('says that somebody asked for a case that is not theirs (SEC-46)', async () => {
    const caseId = '00000000-0000-4000-8000-000000000001'

    expect((await ask('anna', cases.loader, { at: `/cases/${caseId}`, params: { caseId } })).status).toBe(404)

    expect(await lastOf('case.read')).toMatchObject({ member_id: cast.anna.id, object_id: caseId, outcome: 'refused' })
  })

  it('is taken out as a file with the fields of NEN 7513, which the log says as well (SEC-46)', async () => {
    await asSystem(
      database.pool,
      (tx) => tx`update members set name = '=HYPERLINK("x"),Anna' where id = ${cast.anna.id}`,
    )
    await did('anna', 'case.read', 7)

    const { status, text } = await ask('dina', exported.loader, { at: '/log/export.csv?case=C-0007' })

    expect(status).toBe(200)
    const [head, row] = text.split('\r\n')
    expect(head).toBe(
      'EventID,EventDateTime,EventTypeCode,EventActionCode,EventOutcomeIndicator,userID,userName,alternateUserID,' +
        'userIsRequestor,roleIDCode,purposeOfUse,networkAccessPointTypeCode,networkAccessPointID,' +
        'participantObjectTypeCode,participantObjectID,participantObjectName,AuditSourceID',
    )
    expect(row).toContain(
      `case.read,R,done,${cast.anna.id},"'=HYPERLINK(""x""),Anna",${cast.anna.sessionId},true,therapist`,
    )
    expect(row).toContain(',C-0007,')
    expect(await lastOf('log.export')).toMatchObject({ member_id: cast.dina.id, object_number: 7, outcome: 'done' })
  })

  it('is taken out only by who showed a moment ago who they are (SEC-28)', async () => {
    await asSystem(database.pool, (tx) => tx`update sessions set proved_at = now() - interval '6 minutes'`)

    expect(await ask('dina', exported.loader, { at: '/log/export.csv' })).toMatchObject({
      status: 302,
      to: '/account/proof?to=%2Flog%2Fexport.csv',
    })
    expect(
      (await ask('dina', month.action, { params: { month: '2026-03-01' }, form: { outcome: 'nothing-odd' } })).status,
    ).toBe(401)
    await asSystem(database.pool, (tx) => tx`update sessions set proved_at = now()`)
  })

  it('says on the page and on the first page of a coordinator that it was tampered with (SEC-46)', async () => {
    while (await sealRows(database.pool, testKeys('log'), null));
    expect((await ask('dina', check.action, { form: {} })).status).toBe(303)
    expect((await ask('dina', log.loader)).check).toMatchObject({ fault: null })

    await database.pool.unsafe(`alter table audit_log disable trigger all;
      update audit_log set deed = 'home.read' where id = 2; alter table audit_log enable trigger all`)
    await ask('dina', check.action, { form: {} })

    expect((await ask('dina', log.loader)).check).toMatchObject({ fault: 'changed', rowId: 2 })
    expect((await ask('dina', home.loader, { at: '/' })).log).toBe('tampered')
    expect((await ask('anna', home.loader, { at: '/' })).log).toBeNull()
  })
})

describe('the monthly review', () => {
  it('shows what stands out: much read, at night, taken out, refused (SEC-47)', async () => {
    await asSystem(
      database.pool,
      (tx) => tx`
        insert into audit_log (at, member_id, deed, object_kind, object_id, outcome)
        select '2026-04-02T10:15:00Z', ${cast.bram.id}, 'case.read', 'case', gen_random_uuid(), 'done' from generate_series(1, 31)`,
    )
    await longAgo('2026-04-03T01:00:00Z')
    await longAgo('2026-04-03T12:00:00Z', 'log.export')
    const shown = async (at: string) =>
      (await ask('dina', month.loader, { params: { month: at } })).standingOut.map(
        (one: { what: string; name: string; times: number }) => `${one.what} ${one.times}`,
      )

    expect(await shown('2026-04-01')).toEqual(['many-read 1', 'exports 1', 'at-night 1'])
    expect(await shown('2026-05-01')).toEqual([])
  })

  it('is told to each coordinator once a month, until somebody signed for it (SEC-47)', async () => {
    const told = async (name: Name) =>
      (await inboxOf(database.pool, cast[name])).filter((one) => one.kind === 'review').map((one) => one.to)

    expect(await tellOfMonth(database.pool, new Date())).toBe(1)
    expect(await tellOfMonth(database.pool, new Date())).toBe(0)

    expect(await told('dina')).toEqual(['/log'])
    for (const name of ['anna', 'els'] as const) expect(await told(name)).toEqual([])
  })

  it('is overdue on every coordinator’s first page until each month is signed, once (SEC-47)', async () => {
    await asSystem(database.pool, (tx) => tx`insert into audit_checks (rows) values (0)`)
    expect((await ask('dina', home.loader, { at: '/' })).log).toBe('overdue')

    const { months } = await ask('dina', log.loader)
    expect(months.length).toBeGreaterThan(6)
    for (const { month: one } of months) {
      const signed = await ask('dina', month.action, { params: { month: one }, form: { outcome: 'nothing-odd' } })
      expect(signed.status).toBe(303)
    }

    expect((await ask('dina', home.loader, { at: '/' })).log).toBeNull()
    await asSystem(database.pool, (tx) => tx`delete from messages`)
    expect(await tellOfMonth(database.pool, new Date())).toBe(0)
    expect((await ask('dina', month.loader, { params: { month: '2026-04-01' } })).month.signed).toMatchObject({
      name: 'Dina Duin',
      outcome: 'nothing-odd',
    })
    const again = await ask('dina', month.action, { params: { month: '2026-04-01' }, form: { outcome: 'looked-into' } })
    expect([again.status, again.refused?.code]).toEqual([409, 'already-done'])
    expect(await lastOf('log.review')).toMatchObject({ member_id: cast.dina.id })
  })

  it('is not for months that are not over, nor for what is no month', async () => {
    const now = new Date().toISOString().slice(0, 8)
    for (const asked of [`${now}01`, '2199-01-01', '2026-13-01', 'x', '2026-04-02']) {
      expect((await ask('dina', month.loader, { params: { month: asked } })).status, asked).toBe(404)
      const signed = await ask('dina', month.action, { params: { month: asked }, form: { outcome: 'nothing-odd' } })
      expect(signed.status, asked).toBe(404)
    }
  })
})

describe('when the log cannot be written', () => {
  it('nobody reads a case, a board or the log itself, and nobody is told anything of it (SEC-49)', async () => {
    await database.pool`revoke insert on audit_log from meedenken_member`
    try {
      for (const handler of [log.loader, home.loader, exported.loader] as Handler[]) {
        await expect(ask('dina', handler)).rejects.toMatchObject({ code: '42501' })
      }
    } finally {
      await database.pool`grant insert on audit_log to meedenken_member`
    }
  })
})
