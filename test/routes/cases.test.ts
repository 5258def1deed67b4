import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { myDrafts } from '#app/domain/case/draft.server.ts'
import { homeOf } from '#app/domain/home/read.server.ts'
import * as boardPage from '#app/routes/boards/board.tsx'
import * as departure from '#app/routes/boards/departure.ts'
import * as acceptance from '#app/routes/cases/acceptance.ts'
import * as agreement from '#app/routes/cases/agreement.ts'
import * as archive from '#app/routes/cases/archive.ts'
import * as casePage from '#app/routes/cases/case.tsx'
import * as chooseBoard from '#app/routes/cases/choose-board.tsx'
import * as closeOut from '#app/routes/cases/close-out.ts'
import * as contribution from '#app/routes/cases/contribution.ts'
import * as contributions from '#app/routes/cases/contributions.ts'
import * as decision from '#app/routes/cases/decision.ts'
import * as deletion from '#app/routes/cases/deletion.ts'
import * as drafts from '#app/routes/cases/drafts.tsx'
import * as edit from '#app/routes/cases/edit.tsx'
import * as field from '#app/routes/cases/field.ts'
import * as followUp from '#app/routes/cases/follow-up.ts'
import * as handover from '#app/routes/cases/handover.ts'
import * as lesson from '#app/routes/cases/lesson.ts'
import * as link from '#app/routes/cases/link.ts'
import * as marks from '#app/routes/cases/marks.ts'
import * as move from '#app/routes/cases/move.ts'
import * as newCase from '#app/routes/cases/new.ts'
import * as notNow from '#app/routes/cases/not-now.ts'
import * as people from '#app/routes/cases/people.ts'
import * as publication from '#app/routes/cases/publication.ts'
import * as requests from '#app/routes/cases/requests.ts'
import * as safety from '#app/routes/cases/safety.ts'
import * as secondReading from '#app/routes/cases/second-reading.tsx'
import * as similar from '#app/routes/cases/similar.ts'
import * as summary from '#app/routes/cases/summary.ts'
import * as tried from '#app/routes/cases/tried.ts'
import * as undo from '#app/routes/cases/undo.ts'
import { asSystem } from '#db/as.ts'
import { type House, paragraphs } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, aWholeDraft, rowOf, write } from '#test/domain/case/a-case.ts'
import type { Name } from '#test/support/cast.ts'

let house: House
let context: CaseServices
let faults: unknown[]
beforeAll(async () => {
  ;({ house, context, faults } = await aConsultingHouse())
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

// biome-ignore lint/suspicious/noExplicitAny: a loader or action of any page
type Handler = (args: any) => Promise<any>
type Form = Record<string, string | string[]>

/** What a visitor gets from one page: status, place to go, answer. */
async function ask(handler: Handler, name: Name | null, params: Record<string, string>, form?: Form | string) {
  const body = new URLSearchParams()
  if (typeof form === 'object')
    for (const [key, value] of Object.entries(form)) for (const one of [value].flat()) body.append(key, one)
  const request = new Request('http://localhost:1/x', {
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      ...(name ? { Cookie: house.cookies[name] } : {}),
      ...(typeof form === 'string' ? { 'Content-Type': 'application/json' } : {}),
    },
    body: form === undefined ? undefined : typeof form === 'string' ? form : body,
  })
  const given = await handler({ request, params, context: { ...context, nonce: '' } }).catch(
    (thrown: unknown) => thrown,
  )
  if (given instanceof Response)
    return { status: given.status, to: given.headers.get('Location'), said: await given.text() }
  if (given instanceof Error) throw given
  return { status: given?.init?.status ?? 200, to: null, said: JSON.stringify(given?.data ?? given) }
}

const asked: Record<string, { action: Handler; good: Form }> = {
  field: { action: field.action, good: { field: 'kind', value: 'ethics' } },
  tried: { action: tried.action, good: { deed: 'effect', id: randomUUID(), value: 'same' } },
  people: { action: people.action, good: { as: 'co-author', member: randomUUID(), on: 'yes' } },
  safety: { action: safety.action, good: { choice: 'call-112' } },
  marks: {
    action: marks.action,
    good: { deed: 'keep', surface: 'Bakker', category: 'person', tier: 'A', reason: 'needed' },
  },
  publication: { action: publication.action, good: {} },
  move: { action: move.action, good: { deed: 'case.start' } },
  undo: { action: undo.action, good: {} },
  deletion: { action: deletion.action, good: {} },
  contributions: { action: contributions.action, good: { id: randomUUID(), kind: 'advice', body: 'Begin klein.' } },
  contribution: { action: contribution.action, good: { body: 'Begin klein.', seen: new Date().toISOString() } },
  decision: { action: decision.action, good: { decision: 'will-do' } },
  agreement: { action: agreement.action, good: { agreed: 'yes' } },
  link: { action: link.action, good: { note: randomUUID(), on: 'yes' } },
  requests: { action: requests.action, good: { member: randomUUID() } },
  'not-now': { action: notNow.action, good: {} },
  handover: { action: handover.action, good: { member: randomUUID() } },
  archive: { action: archive.action, good: { archived: 'yes' } },
  summary: { action: summary.action, good: {} },
  acceptance: { action: acceptance.action, good: { accepted: 'yes', seen: 'x' } },
  'close-out': {
    action: closeOut.action,
    good: { result: 'confirmed', value: '4', nextStep: 'Ik begin klein.', lesson: 'no', weeks: '8' },
  },
  'follow-up': { action: followUp.action, good: { carriedOut: 'yes', effect: 'better', useful: '5' } },
  lesson: { action: lesson.action, good: { lesson: 'written', body: 'Begin klein.' } },
  'second-reading': { action: secondReading.action, good: { verdict: 'release' } },
}
const hostile = [
  '',
  ' ',
  '\0',
  '\u202eabc',
  "'; drop table cases; --",
  '<img src=x onerror=alert(1)>',
  '{{7*7}}',
  '../../etc/passwd',
  '__proto__',
  '🫠'.repeat(50),
  'a'.repeat(20_000),
  '%00',
  'NaN',
  '-1',
]

describe('every form of a case', () => {
  it('answers whoever may not see the case exactly as if it were not there', async () => {
    const id = await aWholeDraft(context, house.cast.anna, house.cast.board.id)
    for (const [name, { action, good }] of Object.entries(asked)) {
      const params = { contributionId: randomUUID() }
      const strange = await ask(action, 'chris', { ...params, caseId: id }, good)
      const absent = await ask(action, 'chris', { ...params, caseId: randomUUID() }, good)
      const crooked = await ask(action, 'chris', { ...params, caseId: 'x' }, good)

      expect(strange.status, name).toBe(404)
      expect(strange, name).toEqual(absent)
      expect(crooked, name).toEqual(absent)
    }
  })

  it('asks who is nobody to sign in, and does nothing', async () => {
    const id = await aWholeDraft(context, house.cast.anna, house.cast.board.id)
    for (const [name, { action, good }] of Object.entries(asked)) {
      expect((await ask(action, null, { caseId: id, contributionId: randomUUID() }, good)).status, name).toBe(401)
    }
  })

  it('refuses what is no form, what is empty, and everything hostile with a 4xx and no fault', async () => {
    const draft = await aWholeDraft(context, house.cast.anna, house.cast.board.id)
    const open = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    for (const [name, { action, good }] of Object.entries(asked)) {
      const fields = Object.keys(good)
      const forms: (Form | string)[] = ['{"field":1}', 'not json']
      if (fields.length > 0) forms.push({}, { constructor: 'x', __proto__: 'y', 'a[b][c]': 'z' })
      for (const value of hostile) for (const one of fields) forms.push({ ...good, [one]: value })
      for (const value of hostile) forms.push(Object.fromEntries(fields.map((one) => [one, [value, value]])))
      for (const form of forms) {
        for (const caseId of [draft, open]) {
          const { status } = await ask(action, 'anna', { caseId, contributionId: randomUUID() }, form)
          const free = ['question', 'body', 'surface', 'value', 'reason', 'nextStep', 'seen'].some(
            (one) => typeof form === 'object' && one in form,
          )
          if (Object.keys(good).length === 0) continue
          expect(status < 500, `${name} ${JSON.stringify(form).slice(0, 120)} → ${status}`).toBe(true)
          if (!free) expect(status, `${name} ${JSON.stringify(form).slice(0, 120)}`).toBeGreaterThanOrEqual(400)
        }
      }
    }
  }, 120_000)

  it('keeps nothing of an unknown code, and says which field', async () => {
    const caseId = await aWholeDraft(context, house.cast.anna, house.cast.board.id)

    const { status, said } = await ask(field.action, 'anna', { caseId }, { field: 'kind', value: 'miracle' })

    expect(status).toBe(422)
    expect(JSON.parse(said)).toMatchObject({ refused: { code: 'bad-input', fields: { value: ['unknown'] } } })
    expect((await rowOf(context, caseId)).kind).toBe('treatment-choice')
  })
})

describe('fields that take several', () => {
  it('take many, one, and none', async () => {
    const caseId = await aWholeDraft(context, house.cast.anna, house.cast.board.id)
    const save = async (value: string[]) => {
      expect((await ask(field.action, 'anna', { caseId }, { field: 'themes', value })).status).toBe(200)
      return (await rowOf(context, caseId)).themes
    }

    expect(await save(['autism', 'grief'])).toEqual(['autism', 'grief'])
    expect(await save(['grief'])).toEqual(['grief'])
    expect(await save([])).toEqual([])
  })
})

describe('a request that skips the form', () => {
  it('publishes nothing while a mark is open, and says where it stands', async () => {
    const situation = ['Op 14 maart 2026 belde mw. J.P. de Vries, 06 12 34 56 78.']
    const caseId = await aWholeDraft(context, house.cast.anna, house.cast.board.id, { situation })

    const { status, said } = await ask(publication.action, 'anna', { caseId }, {})

    expect(status).toBe(422)
    expect(JSON.parse(said).refused.details.marks[0]).toMatchObject({ at: 'situation', paragraph: 0 })
    expect(said).not.toContain('Vries')
    expect((await rowOf(context, caseId)).state).toBe('draft')
  })

  it('cannot publish or release by way of moving', async () => {
    const caseId = await aWholeDraft(context, house.cast.anna, house.cast.board.id)

    for (const deed of ['case.publish', 'case.second-read', 'case.write', 'x']) {
      expect((await ask(move.action, 'anna', { caseId }, { deed })).status).toBe(422)
    }
  })
})

describe('more than fits', () => {
  const tooLong = (said: string) => JSON.parse(said).refused.fields
  it('is refused at the field, with a code, and nothing of before is lost: also ten thousand themes', async () => {
    const caseId = await aWholeDraft(context, house.cast.anna, house.cast.board.id)
    const before = await rowOf(context, caseId)
    const save = (form: Form) => ask(field.action, 'anna', { caseId }, form)

    const known = await save({ field: 'themes', value: Array(10_000).fill('grief') })
    const unknown = await save({ field: 'themes', value: Array.from({ length: 10_000 }, (_, n) => `theme-${n}`) })
    const words = await save({ field: 'question', value: `${'a'.repeat(10_000)}?` })

    expect([known.status, tooLong(known.said)]).toEqual([422, { value: ['too-long'] }])
    expect([unknown.status, Object.keys(tooLong(unknown.said))]).toEqual([422, ['value']])
    expect(unknown.said.length).toBeLessThan(1000)
    expect([words.status, tooLong(words.said)]).toEqual([422, { value: ['too-long'] }])
    expect(await rowOf(context, caseId)).toEqual(before)
  })

  it('is refused at the field in every other text of a case', async () => {
    const caseId = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    const long = 'a'.repeat(10_001)
    const at = async (action: Handler, form: Form) => {
      const { status, said } = await ask(action, 'anna', { caseId, contributionId: randomUUID() }, form)
      return [status, Object.entries(tooLong(said))]
    }

    expect(await at(contributions.action, { ...asked.contributions!.good, body: 'a'.repeat(6001) })).toEqual([
      422,
      [['body', ['too-long']]],
    ])
    expect(await at(tried.action, { deed: 'why', id: randomUUID(), value: long })).toEqual([
      422,
      [['value', ['too-long']]],
    ])
    expect(await at(closeOut.action, { ...asked['close-out']!.good, nextStep: 'a'.repeat(1001) })).toEqual([
      422,
      [['nextStep', ['too-long']]],
    ])
    expect(await at(followUp.action, { ...asked['follow-up']!.good, why: 'a'.repeat(1001) })).toEqual([
      422,
      [['why', ['too-long']]],
    ])
    expect(await at(lesson.action, { lesson: 'written', body: 'a'.repeat(2001) })).toEqual([
      422,
      [['body', ['too-long']]],
    ])
  })
})

describe('an id of somebody or something else', () => {
  it('does nothing, and tells nothing: a stranger, a page that is not there, an answer of another case', async () => {
    const { anna, chris, board, otherBoard } = house.cast
    const caseId = await anOpenCase(context, anna, board.id)
    const elsewhere = await anOpenCase(context, chris, otherBoard.id)
    const said = randomUUID()
    await ask(contributions.action, 'dina', { caseId: elsewhere }, { id: said, kind: 'advice', body: 'Begin klein.' })
    const same = async (action: Handler, form: (id: string) => Form, foreign: string, params = {}) => {
      const theirs = await ask(action, 'anna', { caseId, ...params }, form(foreign))
      const nobodys = await ask(action, 'anna', { caseId, ...params }, form(randomUUID()))
      expect(theirs.status).toBeGreaterThanOrEqual(400)
      expect(theirs).toEqual(nobodys)
    }

    await same(people.action, (member) => ({ as: 'co-author', member, on: 'yes' }), chris.id)
    await same(people.action, (member) => ({ as: 'reader', member, on: 'yes' }), chris.id)
    await same(requests.action, (member) => ({ member }), chris.id)
    await same(handover.action, (member) => ({ member }), chris.id)
    await same(contributions.action, (replyTo) => ({ id: randomUUID(), kind: 'reply', replyTo, body: 'Ja.' }), said)
    for (const action of [decision.action, agreement.action, contribution.action, link.action]) {
      const form = {
        decision: 'will-do',
        agreed: 'yes',
        note: randomUUID(),
        on: 'yes',
        body: 'Ja.',
        seen: nowInWords(),
      }
      const theirs = await ask(action, 'anna', { caseId, contributionId: said }, form)
      expect(theirs).toEqual(await ask(action, 'anna', { caseId, contributionId: randomUUID() }, form))
      expect(theirs.status).toBe(404)
    }
  })
})
const nowInWords = () => new Date().toISOString()

describe('a form that is sent twice', () => {
  it('places, asks, tries and moves once', async () => {
    const { anna, samira, board } = house.cast
    const caseId = await aWholeDraft(context, anna, board.id)
    const twice = async (name: Name, action: Handler, form: Form) => {
      const both = await Promise.all([1, 2].map(() => ask(action, name, { caseId }, form)))
      return both.map(({ status }) => status).sort()
    }
    const count = async (table: string) =>
      (await context.db.unsafe(`select 1 from ${table} where case_id = '${caseId}'`)).length
    const row = { deed: 'effect', id: randomUUID(), value: 'same' }

    expect(await twice('anna', tried.action, row)).toEqual([200, 200])
    expect(await count('case_tried')).toBe(1)
    expect(await twice('anna', publication.action, {})).toEqual([200, 409])
    expect(await twice('anna', requests.action, { member: samira.id })).toEqual([200, 409])
    expect(await count('case_requests')).toBe(1)
    expect(await twice('bram', move.action, { deed: 'case.start', from: 'open' })).toEqual([200, 409])
    const advice = { id: randomUUID(), kind: 'advice', body: 'Begin klein.' }
    expect((await twice('bram', contributions.action, advice))[0]).toBe(200)
    expect(await count('contributions')).toBe(1)
  })
})

describe('a case that goes while somebody is busy with it', () => {
  it('is not there any more for an adviser once its author withdrew it, whatever they send', async () => {
    const { anna, board } = house.cast
    const caseId = await anOpenCase(context, anna, board.id)
    const advice = { id: randomUUID(), kind: 'advice', body: 'Begin klein.' }
    await ask(move.action, 'anna', { caseId }, { deed: 'case.withdraw' })

    const sent = await ask(contributions.action, 'bram', { caseId }, advice)

    expect(sent).toEqual(await ask(contributions.action, 'bram', { caseId: randomUUID() }, advice))
    expect(sent.status).toBe(404)
    expect((await ask(casePage.loader, 'bram', { caseId })).status).toBe(404)
    expect((await ask(casePage.loader, 'anna', { caseId })).status).toBe(200)
  })

  it('is not there any more for who left its board while reading', async () => {
    const { anna, samira, board } = house.cast
    const caseId = await anOpenCase(context, anna, board.id)
    const advice = { id: randomUUID(), kind: 'advice', body: 'Begin klein.' }
    expect((await ask(casePage.loader, 'samira', { caseId })).status).toBe(200)

    expect((await ask(departure.action, 'samira', { boardId: board.id }, {})).status).toBe(302)

    for (const [handler, form] of [[casePage.loader], [contributions.action, advice], [similar.loader]] as const) {
      const gone = await ask(handler, 'samira', { caseId }, form)
      expect(gone.status).toBe(404)
      expect(gone).toEqual(await ask(handler, 'samira', { caseId: randomUUID() }, form))
    }
    expect((await ask(boardPage.loader, 'samira', { boardId: board.id })).status).toBe(404)
    await asSystem(
      context.db,
      (tx) => tx`insert into board_members (board_id, member_id) values (${board.id}, ${samira.id})`,
    )
  })
})

describe('earlier cases at the question', () => {
  it('are those that look like it and that one may read', async () => {
    const { anna, bram, board } = house.cast
    const earlier = await anOpenCase(context, anna, board.id, { question: 'Helpt muziek bij nachtmerries na geweld?' })
    const experts = await anOpenCase(context, bram, board.id, {
      question: 'Helpt muziek ook bij nachtmerries van een broer na geweld?',
      visibility: 'experts',
    })
    const foundBy = async (name: 'anna' | 'samira') => {
      const words = { question: 'Kan muziek helpen tegen nachtmerries na geweld?' }
      const caseId = await aWholeDraft(context, house.cast[name], board.id, words)
      const { said } = await ask(similar.loader, name, { caseId })
      return (JSON.parse(said).similar as { id: string }[]).map((one) => one.id)
    }

    expect((await foundBy('samira')).filter((id) => [earlier, experts].includes(id)).sort()).toEqual(
      [earlier, experts].sort(),
    )
    expect((await foundBy('anna')).filter((id) => [earlier, experts].includes(id))).toEqual([earlier])
  })
})

describe('the pages of a case', () => {
  it('begin a draft with a press and lead to its form', async () => {
    const boardId = house.cast.board.id

    const { status, to } = await ask(newCase.action, 'anna', { boardId }, {})

    expect(status).toBe(302)
    expect(to).toMatch(/^\/cases\/[\w-]+\/edit$/)
    expect((await ask(edit.loader, 'anna', { caseId: to!.split('/')[2]! })).status).toBe(200)
    expect((await ask(newCase.action, 'freek', { boardId }, {})).status).toBe(404)
    expect((await ask(newCase.action, 'chris', { boardId }, {})).status).toBe(404)
  })

  it('open the form with one press for who is on one board, and ask who is on several', async () => {
    const { to } = await ask(chooseBoard.action, 'anna', {}, {})

    expect(to).toMatch(/^\/cases\/[\w-]+\/edit$/)
    expect((await ask(chooseBoard.action, 'dina', {}, {})).to).toBe('/cases/new')
    expect((await ask(chooseBoard.action, 'freek', {}, {})).status).toBe(404)
  })

  it('leave no draft behind who leaves the form empty, and keep the first letter, choice or word', async () => {
    const boardId = house.cast.otherBoard.id
    const begin = async () => (await ask(newCase.action, 'chris', { boardId }, {})).to!.split('/')[2]!
    const listed = async () => [
      (await myDrafts(context.db, house.cast.chris)).map((one) => one.id),
      (await homeOf(context.db, house.cast.chris)).waiting.filter((one) => one.kind === 'draft').map((one) => one.id),
    ]
    const empty = await begin()
    expect((await ask(edit.loader, 'chris', { caseId: empty })).status).toBe(200)

    expect(await listed()).toEqual([[], []])
    expect(await begin()).toBe(empty)

    await ask(field.action, 'chris', { caseId: empty }, { field: 'setting', value: 'school' })
    expect(await listed()).toEqual([[empty], [empty]])
    const another = await begin()
    expect(another).not.toBe(empty)

    await write(context, house.cast.chris, another, { situation: paragraphs('Het kind slaapt slecht.') })
    expect((await listed())[0]).toContain(another)
  })

  it('are there for who may read, and not there for others', async () => {
    const caseId = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    const seen = async (name: Name) => (await ask(casePage.loader, name, { caseId })).status

    expect([await seen('anna'), await seen('bram'), await seen('dina'), await seen('freek')]).toEqual([
      200, 200, 200, 200,
    ])
    expect([await seen('chris'), await seen('els')]).toEqual([404, 404])
    expect((await ask(edit.loader, 'bram', { caseId })).status).toBe(403)
    expect((await ask(secondReading.loader, 'bram', { caseId })).status).toBe(404)
  })

  it('name no word of a case in the title of a tab', async () => {
    const caseId = await anOpenCase(context, house.cast.anna, house.cast.board.id)
    const { said } = await ask(casePage.loader, 'bram', { caseId })

    expect(JSON.parse(said).title).toMatch(/^Casus C-\d{4}$/)
  })

  it('list drafts and boards for who brings in cases', async () => {
    expect((await ask(drafts.loader, 'anna', {})).status).toBe(200)
    expect((await ask(chooseBoard.loader, 'anna', {})).status).toBe(200)
    expect((await ask(drafts.loader, 'freek', {})).status).toBe(404)
  })
})
