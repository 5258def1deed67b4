import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scan } from '#app/domain/anonymisation/scan.ts'
import { personas } from '#app/domain/member/read.server.ts'
import { caseStates, readableStates, roles } from '#app/domain/rights/table.ts'
import { asSystem } from '#db/as.ts'
import { startCollab } from '#server/collab/index.ts'
import type { ExampleCase } from '#server/example/a-case.ts'
import { cases, fillExampleGroup } from '#server/example/index.ts'
import { notes } from '#server/example/notes.ts'
import { people } from '#server/example/people.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let collab: Awaited<ReturnType<typeof startCollab>>
beforeAll(async () => {
  database = await aDatabase()
  collab = await startCollab({
    db: database.pool,
    databaseUrl: database.url,
    log: { warn: () => undefined },
    trial: true,
    originAllowed: () => true,
    benchOpen: false,
  })
  await fillExampleGroup({ db: database.pool, documents: collab.documents })
})
afterAll(async () => {
  await collab.close()
  await database.drop()
})

const count = (table: string) =>
  asSystem(database.pool, async (tx) => (await tx<{ n: number }[]>`select count(*)::int as n from ${tx(table)}`)[0]?.n)

const wordsOf = (one: ExampleCase) => [
  one.question,
  ...Object.values(one.story).flat(),
  ...one.tried.map(({ why }) => why),
  ...one.thread.map(({ body }) => body),
  ...(one.notes ?? []),
  ...(one.summary ?? []),
  one.outcome?.closedOut?.nextStep ?? '',
  one.outcome?.told?.why ?? '',
  one.outcome?.lesson ?? '',
]

describe('the example group', () => {
  it('shows a case in every state that people see, and one whose words the server is about to let go', () => {
    const shown = new Set(cases.map((one) => one.state))

    for (const state of caseStates)
      if (state !== 'minimised' && state !== 'returned') expect(shown, state).toContain(state)
    expect(cases.some((one) => one.state === 'closed' && one.since > 740)).toBe(true)
    expect(cases.some((one) => (one.outcome?.closedOut?.due ?? 0) > 0 && one.state === 'follow-up')).toBe(true)
  })

  it('has somebody in every role, therapists first', async () => {
    const all = await personas(database.pool)

    expect(new Set(all.flatMap((person) => person.roles))).toEqual(new Set(roles))
    expect(all[0]?.name).toBe(people.anna.name)
    expect(all.find((person) => person.name === people.chris.name)?.boards).toEqual(['Volwassenen'])
  })

  it('is made once, however often the server starts', async () => {
    const before = await Promise.all(['members', 'cases', 'meetings', 'practice_notes'].map(count))

    await fillExampleGroup({ db: database.pool, documents: collab.documents })

    expect(await Promise.all(['members', 'cases', 'meetings', 'practice_notes'].map(count))).toEqual(before)
  })

  it('gives every case and page its text, and placed cases a text for readers', async () => {
    const rows = await asSystem(
      database.pool,
      (tx) => tx<{ document_id: string; state: string; readable: boolean }[]>`
        select document_id, state, exists (select from case_readable r where r.case_id = c.id) as readable from cases c`,
    )

    for (const row of rows) {
      const { fragments } = await asSystem(database.pool, (tx) => collab.documents.read(tx, row.document_id))
      expect(JSON.stringify(fragments.situation)).toContain('"text"')
      if (readableStates.includes(row.state as never)) expect(row.readable).toBe(true)
    }
    expect(rows).toHaveLength(cases.length)
  })

  it('names nobody: its own texts pass the check on recognisability', () => {
    const texts = [...cases.flatMap(wordsOf), ...notes.flatMap(({ title, summary, body }) => [title, summary, ...body])]

    const found = texts.flatMap((text) =>
      scan(text)
        .marks.filter(({ tier }) => tier !== 'C')
        .map(({ start, end, reason }) => `${reason}: ${text.slice(start, end)}`),
    )

    expect(found).toEqual([])
  })
})
