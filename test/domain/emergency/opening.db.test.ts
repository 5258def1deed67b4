import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInEmergency, readOpenings } from '#app/domain/emergency/read.server.ts'
import { openingForm } from '#app/domain/emergency/schema.ts'
import { endEmergency, openInEmergency } from '#app/domain/emergency/write.server.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import { as, asSystem } from '#db/as.ts'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let cast: Cast
let caseId: string
let number: number
const services = () => ({ db: database.pool, outbox: { put: async () => undefined, nudge: () => undefined } })
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
  caseId = randomUUID()
  number = await asSystem(database.pool, async (tx) => {
    const [row] = await tx<{ number: number }[]>`
      insert into cases (id, board_id, author_id, state, question, document_id, notes_id, show_name)
      values (${caseId}, ${cast.board.id}, ${cast.anna.id}, 'open', 'Kanarie?', ${randomUUID()}, ${randomUUID()}, false)
      returning number`
    await tx`insert into contributions (case_id, writer_id, kind, body) values (${caseId}, ${cast.anna.id}, 'question', 'Vink.')`
    return row?.number ?? 0
  })
})
afterAll(() => database.drop())

const form = (over: object = {}) =>
  openingForm.parse({ number: `C-${number}`, kind: 'danger', reason: 'Er dreigt gevaar.', ...over })
const codeOf = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: Refusal) => error.code ?? String(error),
  )
const deedsOf = async (deed: string) =>
  asSystem(database.pool, (tx) => tx`select * from audit_log where deed = ${deed} order by id`)

describe('an administrator', () => {
  it('sees no case by themselves, also when somebody put them on a board (SEC-57)', async () => {
    await asSystem(
      database.pool,
      (tx) => tx`insert into board_members (board_id, member_id) values (${cast.board.id}, ${cast.els.id})`,
    )

    for (const table of ['cases', 'contributions', 'case_readable', 'collab_doc', 'meetings', 'boards']) {
      expect(await as(database.pool, cast.els, (tx) => tx.unsafe(`select * from ${table}`)), table).toHaveLength(0)
    }
    await asSystem(database.pool, (tx) => tx`delete from board_members where member_id = ${cast.els.id}`)
  })

  it('opens a case in an emergency: three rows in the log, and every coordinator is told (SEC-57)', async () => {
    const id = await openInEmergency(services(), cast.els, form())
    const read = await readInEmergency(database.pool, cast.els, id)
    await endEmergency(database.pool, cast.els, id)

    expect([read.aCase.question, read.said.map((one) => one.body)]).toEqual(['Kanarie?', ['Vink.']])
    for (const deed of ['emergency.open', 'emergency.read', 'emergency.end']) {
      const rows = await deedsOf(deed)
      expect(rows, deed).toHaveLength(1)
      expect(rows[0]).toMatchObject({ member_id: cast.els.id, object_id: caseId, roles: ['administrator'] })
      expect(JSON.stringify(rows)).not.toContain('gevaar')
    }
    const told = await asSystem(database.pool, (tx) => tx`select * from messages where kind = 'emergency'`)
    expect(told.map((row) => row.member_id)).toEqual([cast.dina.id])
    expect(JSON.stringify(told)).not.toMatch(/gevaar|Kanarie/)
  })

  it('is not told who brought in a case whose author is not to be named', async () => {
    const id = await openInEmergency(services(), cast.els, form())
    const read = await readInEmergency(database.pool, cast.els, id)

    expect(read.aCase.author).toBeNull()
    expect(JSON.stringify(read)).not.toContain('Aalders')
    await endEmergency(database.pool, cast.els, id)
  })

  it('reads nothing any more after an hour, after the end, or once they are no administrator (SEC-57)', async () => {
    const id = await openInEmergency(services(), cast.els, form())
    await endEmergency(database.pool, cast.els, id)
    expect(await codeOf(readInEmergency(database.pool, cast.els, id))).toBe('not-found')

    const late = await openInEmergency(services(), cast.els, form())
    await database.pool`update emergency_openings set ends_at = now() where id = ${late}`
    expect(await codeOf(readInEmergency(database.pool, cast.els, late))).toBe('not-found')

    const later = await openInEmergency(services(), cast.els, form())
    await asSystem(database.pool, (tx) => tx`delete from member_roles where member_id = ${cast.els.id}`)
    expect(await codeOf(readInEmergency(database.pool, cast.els, later))).toBe('not-found')
    await asSystem(
      database.pool,
      (tx) => tx`insert into member_roles (member_id, role) values (${cast.els.id}, 'administrator')`,
    )
    await endEmergency(database.pool, cast.els, later)
  })

  it('opens nothing without a reason, and no case that is not there or still a draft', async () => {
    for (const wrong of [
      { reason: ' ' },
      { reason: 'x'.repeat(501) },
      { kind: 'zin' },
      { number: '1 or 1=1' },
      { number: '99999999999' },
    ]) {
      expect(openingForm.safeParse({ number: '1', kind: 'danger', reason: 'x', ...wrong }).success).toBe(false)
    }
    expect(await codeOf(openInEmergency(services(), cast.els, form({ number: '999999' })))).toBe('bad-input')

    await asSystem(database.pool, (tx) => tx`update cases set state = 'draft' where id = ${caseId}`)
    expect(await codeOf(openInEmergency(services(), cast.els, form()))).toBe('bad-input')
    await asSystem(database.pool, (tx) => tx`update cases set state = 'open' where id = ${caseId}`)
  })
})

describe('the others', () => {
  it('open and read nothing in an emergency: not even a coordinator, who may end it (SEC-57)', async () => {
    for (const name of ['anna', 'bram', 'dina', 'freek'] as const) {
      await expect(openInEmergency(services(), cast[name], form()), name).rejects.toMatchObject({ code: '42501' })
    }
    const id = await openInEmergency(services(), cast.els, form())
    expect(await codeOf(readInEmergency(database.pool, cast.dina, id))).toBe('not-found')
    expect(await codeOf(endEmergency(database.pool, cast.anna, id))).toBe('not-found')

    const [newest] = await readOpenings(database.pool, cast.dina)
    expect(newest).toMatchObject({ id, by: 'Els Evers', reason: 'Er dreigt gevaar.', living: true, number })
    await endEmergency(database.pool, cast.dina, id)
    expect((await readOpenings(database.pool, cast.dina))[0]?.living).toBe(false)
  })
})
