import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportOf } from '#app/domain/measure/report.ts'
import { sectionsOf } from '#app/domain/measure/sections.ts'
import type { Measures } from '#app/domain/measure/types.ts'
import { Figures } from '#app/domain/measure/ui/Figures.tsx'
import { signIn } from '#app/domain/member/session.server.ts'
import type { CaseState } from '#app/domain/rights/table.ts'
import { messagesFor } from '#app/i18n/index.ts'
import type { LoadContext } from '#app/load-context.ts'
import * as csv from '#app/routes/measures/csv.ts'
import * as docx from '#app/routes/measures/docx.ts'
import * as measuresPage from '#app/routes/measures/measures.tsx'
import * as report from '#app/routes/measures/report.tsx'
import { asSystem } from '#db/as.ts'
import { type Cast, type Name, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let cast: Cast
const cookies = new Map<Name, string>()
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
  for (const name of ['anna', 'bram', 'dina', 'els', 'freek'] as const) {
    cookies.set(name, (await signIn(database.pool, cast[name].id, true)).split(';')[0] ?? '')
  }
})
afterAll(() => database.drop())

// biome-ignore lint/suspicious/noExplicitAny: a loader of any page
type Handler = (args: any) => Promise<any>

/** What someone gets: a response as it is, or a status and what the page shows. */
async function ask(name: Name, { loader }: { loader: Handler }, year?: number | string) {
  const request = new Request(`http://localhost:3000/measures${year === undefined ? '' : `?year=${year}`}`, {
    headers: { Cookie: cookies.get(name) ?? '' },
  })
  const context = {
    db: database.pool,
    setCookie: () => undefined,
    settings: { trial: true, publicUrl: 'http://localhost:3000', markKey: new Uint8Array(32), mailFrom: '' },
    reportError: () => undefined,
  } as unknown as LoadContext
  const given = await loader({ request, params: {}, context }).catch((thrown: unknown) => thrown)
  if (given instanceof Error) throw given
  return given instanceof Response ? given : { status: 200, ...given }
}
const measuresOf = async (year: number): Promise<Measures> => (await ask('dina', measuresPage, year)).measures

/** Words of a case, a name and a theme that must never leave it. */
const canaries = ['Kanarievraag', 'Kanarieadvies', 'Kanarieles', 'Kanarieplan', 'Kanarietitel', 'Kanarievak']

interface Told {
  state?: CaseState
  placed: string
  reaction?: string
  advice?: string
  closed?: string
  result?: string
  followUp?: string
  lesson?: string
  themes?: readonly string[]
  board?: { id: string }
}
/** A case of Anna, with what became of it: moments, and canaries for words. */
async function aCase({ state = 'open', board = cast.board, themes = [], ...told }: Told): Promise<void> {
  const id = randomUUID()
  await asSystem(database.pool, async (tx) => {
    await tx`
      insert into cases (id, board_id, author_id, state, question, themes, document_id, notes_id, published_at, closed_at)
      values (${id}, ${board.id}, ${cast.anna.id}, ${state}, 'Kanarievraag?', ${[...themes]}, ${randomUUID()}, ${randomUUID()},
              ${told.placed}, ${told.closed ?? null})`
    for (const [kind, at, who] of [
      ['question', told.reaction, cast.bram],
      ['advice', told.advice, cast.samira],
      // What the author says themselves is no reaction.
      ['reply', told.placed, cast.anna],
    ] as const)
      if (at)
        await tx`
          insert into contributions (case_id, writer_id, kind, body, written_at)
          values (${id}, ${who.id}, ${kind}, 'Kanarieadvies', ${at})`
    if (told.closed) {
      await tx`
        insert into case_outcomes (case_id, round, result, value, follow_up, lesson, next_step)
        values (${id}, 1, ${told.result ?? 'confirmed'}, 4, ${told.followUp ?? 'yes'}, ${told.lesson ?? 'none'}, 'Kanarieplan')`
      if (told.lesson === 'written')
        await tx`insert into case_lessons (case_id, round, body) values (${id}, 1, 'Kanarieles')`
    }
  })
}
const several = async (n: number, told: Told) => {
  for (let one = 0; one < n; one++) await aCase(told)
}

describe('the figures', () => {
  it('are there for coordinators alone; for anybody else they are not there', async () => {
    for (const name of ['anna', 'bram', 'els', 'freek'] as const)
      for (const page of [measuresPage, csv, report, docx]) expect((await ask(name, page)).status, name).toBe(404)

    expect((await ask('dina', measuresPage)).status).toBe(200)
    const [row] = await asSystem(
      database.pool,
      (tx) => tx`select deed, outcome, roles from audit_log where member_id = ${cast.dina.id} order by id desc limit 1`,
    )
    expect(row).toMatchObject({ deed: 'measure.read', outcome: 'done' })
  })

  it('know no year in which nothing could be, and read what is no year as this one', async () => {
    for (const year of [1999, 2199, -1]) expect((await ask('dina', measuresPage, year)).status).toBe(404)
    expect((await ask('dina', measuresPage, 'x')).status).toBe(200)
  })

  it('count from the rows: who reacted first and when, what came of it, and not what was withdrawn', async () => {
    const answered = {
      placed: '2019-03-04T09:00:00Z',
      reaction: '2019-03-05T09:00:00Z',
      advice: '2019-03-08T09:00:00Z',
    }
    const closed = { ...answered, state: 'closed', closed: '2019-09-02T09:00:00Z', themes: ['grief'] } as const
    await several(6, { ...closed, result: 'new-advice', lesson: 'written' })
    await several(5, { ...closed, followUp: 'no-answer' })
    await several(5, { ...answered, advice: '2019-03-12T09:00:00Z', state: 'hidden', themes: ['stalking'] })
    await several(5, { placed: '2019-03-04T09:00:00Z', board: cast.otherBoard })
    await several(3, { ...answered, state: 'withdrawn' })
    await several(2, { ...answered, state: 'second-reading' })

    const found = await measuresOf(2019)

    expect(found).toMatchObject({
      boards: 2,
      placed: 21,
      closed: 11,
      questions: 16,
      advices: 16,
      reaction: { half: 1, nineOfTen: 1 },
      advice: { half: 4, nineOfTen: 6 },
      inTime: { of: 21, counts: { yes: 11, no: 10 } },
      changedPlan: { of: 11, counts: { yes: 6, no: 5 } },
      followUps: { of: 11, counts: { returned: 6, declined: 0, 'no-answer': 5 } },
      lessons: { of: 11, counts: { yes: 6, no: 5 } },
      themes: [
        { theme: 'grief', count: 11 },
        { theme: 'stalking', count: 5 },
      ],
    })
  })

  it('begin and end a year at midnight in Amsterdam', async () => {
    await several(5, { placed: '2020-12-31T22:59:00Z' })
    await several(6, { placed: '2020-12-31T23:01:00Z' })

    expect([(await measuresOf(2020)).placed, (await measuresOf(2021)).placed]).toEqual([5, 6])
  })

  it('count a meeting once it was held, and a page in the year it was adopted', async () => {
    await asSystem(database.pool, async (tx) => {
      for (const [starts, state] of [
        ['2022-02-01T15:00:00Z', 'planned'],
        ['2022-03-01T15:00:00Z', 'planned'],
        ['2022-04-01T15:00:00Z', 'cancelled'],
      ] as const)
        await tx`
          insert into meetings (board_id, uid, starts_at, ends_at, state, minutes_id, organiser_id)
          values (${cast.board.id}, ${randomUUID()}, ${starts}, ${starts}::timestamptz + interval '1 hour', ${state}, ${randomUUID()}, ${cast.dina.id})`
      await tx`
        insert into practice_notes (slug, title, state, adopted_at, document_id)
        values ('kanarie', 'Kanarietitel', 'adopted', '2022-05-01', ${randomUUID()})`
    })

    expect(await measuresOf(2022)).toMatchObject({ placed: 0, meetings: 2, pages: 1 })
  })

  it('hide what is about fewer than five cases, and say so', async () => {
    await several(4, {
      placed: '2023-03-06T09:00:00Z',
      reaction: '2023-03-07T09:00:00Z',
      state: 'closed',
      closed: '2023-09-04T09:00:00Z',
      themes: ['human-trafficking'],
    })

    const found = await measuresOf(2023)

    expect(found).toMatchObject({ placed: null, closed: null, questions: null, disciplines: null, reaction: null })
    expect(found.themes).toEqual([])
    const shown = JSON.stringify(sectionsOf(found, messagesFor('nl')))
    expect(shown).toContain('er waren er te weinig')
    expect(shown).not.toMatch(/"value":[1-4]\b/)
  })
})

describe('what leaves with the figures', () => {
  it('holds no word of a case, no title, no name and no theme of a few: page, CSV, report and Word file', async () => {
    await asSystem(
      database.pool,
      (tx) => tx`update members set discipline = 'Kanarievak', organisation = 'Kanarievak' where name like 'Samira%'`,
    )
    const wholeYear = { placed: '2024-03-04T09:00:00Z', advice: '2024-03-08T09:00:00Z', state: 'closed' } as const
    const closed = { ...wholeYear, closed: '2024-09-02T09:00:00Z', result: 'new-advice', lesson: 'written' }
    await several(9, { ...closed, themes: ['grief'] })
    await several(2, { ...closed, themes: ['grief', 'human-trafficking'] })
    const m = messagesFor('nl')
    const measures = await measuresOf(2024)
    const { sections, how } = reportOf(measures, m, new Date())
    const page = renderToStaticMarkup(createElement(Figures, { sections, how }))
    const file = await (await ask('dina', csv, 2024)).text()
    const parts = await word(2024)
    const reported = JSON.stringify(await ask('dina', report, 2024))

    const names = [cast.anna, cast.bram, cast.samira, cast.dina].flatMap((one) => one.name.split(' '))
    const few = [m.case.themes['human-trafficking'], 'human-trafficking', 'Kinderen en jongeren', 'Volwassenen']
    for (const [what, text] of Object.entries({ page, file, reported, ...parts }))
      for (const never of [...canaries, ...names, ...few]) expect(text, what).not.toContain(never)
    expect(page).toContain(m.case.themes.grief)
    expect(file).toContain(`2024,Wat er is geleerd,${m.measure.rows.lesson},Casussen,11\r\n`)
    expect(parts['word/document.xml']).toContain(m.case.themes.grief)
  })

  it('is a Word file with headings, table heads and its language, by nobody in particular', async () => {
    const answer = await ask('dina', docx, 2024)
    const { 'word/document.xml': text = '', 'word/styles.xml': styles, 'docProps/core.xml': about } = await word(2024)

    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="voortgangsrapportage-2024.docx"')
    expect(text.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1)
    expect(text.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(5)
    const tables = text.split('<w:tbl>').slice(1)
    expect(tables).toHaveLength(5)
    for (const table of tables) expect(table.split('</w:tr>')[0]).toContain('<w:tblHeader/>')
    expect(styles).toContain('<w:lang w:val="nl-NL"/>')
    expect(about).toContain('<dc:creator>Meedenken</dc:creator>')
  })
})

/** The parts of the Word file as text. */
async function word(year: number): Promise<Record<string, string>> {
  const bytes = new Uint8Array(await (await ask('dina', docx, year)).arrayBuffer())
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}
