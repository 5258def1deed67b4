import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agree, decide } from '#app/domain/advice/respond.server.ts'
import { contributionForm } from '#app/domain/advice/schema.ts'
import { contribute } from '#app/domain/advice/write.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { moveCase } from '#app/domain/case/move.server.ts'
import { namePerson } from '#app/domain/case/people.server.ts'
import { markdownOf } from '#app/domain/record/markdown.ts'
import { readRecord } from '#app/domain/record/read.server.ts'
import { recordOf } from '#app/domain/record/sections.ts'
import { messagesFor } from '#app/i18n/index.ts'
import type { LoadContext } from '#app/load-context.ts'
import * as route from '#app/routes/cases/export-markdown.ts'
import { asSystem } from '#db/as.ts'
import { type House, paragraphs } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, rowOf, write } from '#test/domain/case/a-case.ts'
import type { Name } from '#test/support/cast.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
  await asSystem(
    context.db,
    (tx) =>
      tx`update members set discipline = 'klinisch psycholoog', organisation = 'Huis aan de Dijk' where name like 'Bram%'`,
  )
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const now = new Date('2026-11-30T13:35:00Z')
const taken = async (name: Name, id: string) =>
  markdownOf(recordOf(await readRecord(context, house.cast[name], id, now), messagesFor('nl'), 'nl'))

/** A case of Anna, who is not named, with advice of Bram that calls in Samira, who agrees. */
async function anAdvisedCase(): Promise<string> {
  const { anna, bram, samira, board } = house.cast
  const id = await anOpenCase(context, anna, board.id, { showName: 'no', situation: ['Een kind slaapt slecht.'] })
  const advice = randomUUID()
  const says = (kind: string, body: string, more = {}) =>
    contributionForm.parse({ id: randomUUID(), kind, body, ...more })
  await contribute(context, bram, id, says('advice', 'Begin klein, @Samira Saidi weet hoe.', { id: advice }))
  await contribute(context, anna, id, says('reply', 'Dat ga ik doen.', { replyTo: advice }))
  await agree(context, samira, { caseId: id, contributionId: advice }, true)
  await decide(context, anna, { caseId: id, contributionId: advice }, 'will-do')
  await context.documents.write((await rowOf(context, id)).notes_id as string, bram, {
    notes: paragraphs('Let op de nacht.'),
  })
  return id
}

describe('a case for one’s own record', () => {
  it('holds the case and what was said, by discipline; nobody is named in it but who took it (PRIV-23)', async () => {
    const text = await taken('anna', await anAdvisedCase())

    for (const part of [
      'Kan ik beginnen met EMDR zolang de omgang niet geregeld is?',
      'Een kind slaapt slecht.',
      'Begin klein, @collega weet hoe.',
      'Dat ga ik doen.',
      'Let op de nacht.',
      'Dit volgt de inbrenger op',
      'Eén collega is het hiermee eens.',
    ])
      expect(text).toContain(part)
    expect(text).toMatch(/^### Advies, klinisch psycholoog, \d+ \w+ \d{4}$/m)
    expect(text).toMatch(/^#### Reactie, Inbrenger, /m)
    expect(text).not.toMatch(/Bram|Samira|Huis aan de Dijk/)
    const marked = text.match(
      /Vertrouwelijk\. Casus C-\d{4}, opgehaald door Anna Aalders op 30 november 2026, 14\.35\./g,
    )
    expect(marked).toHaveLength(2)
    expect(text.replaceAll(marked?.[0] ?? '', '')).not.toContain('Anna')
  })

  it('is the last checked text: what was typed since and may give someone away stays in the house', async () => {
    const { anna } = house.cast
    const id = await anAdvisedCase()
    await write(context, anna, id, {
      situation: paragraphs('Een kind slaapt slecht.', 'Bel 06-12345678 voor het gezin.'),
    })

    expect(await taken('anna', id)).not.toContain('06-12345678')
  })

  it('is for its author and co-authors alone: who reads it is refused, and for others it is not there', async () => {
    const { anna } = house.cast
    const id = await anAdvisedCase()
    await namePerson(context, anna, id, { as: 'co-author', member: house.cast.samira.id, on: true })

    expect(await taken('samira', id)).toContain('opgehaald door Samira Saidi')
    for (const name of ['bram', 'dina', 'freek'] as const)
      await expect(taken(name, id), name).rejects.toEqual(refusal('not-allowed'))
    for (const name of ['chris', 'els'] as const)
      await expect(taken(name, id), name).rejects.toEqual(refusal('not-found'))
    await moveCase(context, anna, id, 'case.withdraw')
    await expect(taken('anna', id)).rejects.toEqual(refusal('wrong-state'))
  })

  it('is in the log each time, and comes as a file without a word of it in its name (PRIV-23)', async () => {
    const id = await anAdvisedCase()
    const loadContext = {
      ...context,
      setCookie: () => undefined,
    } as unknown as LoadContext
    const request = new Request(`http://localhost:1/cases/${id}/export.md`, { headers: { Cookie: house.cookies.anna } })

    const answer = (await route.loader({ request, params: { caseId: id }, context: loadContext } as never)) as Response

    expect(await answer.text()).toContain('Begin klein')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="casus-voor-eigen-dossier.md"')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const rows = await asSystem(
      context.db,
      (tx) =>
        tx`select member_id, object_number, outcome from audit_log where deed = 'case.export' and object_id = ${id}`,
    )
    expect(rows).toEqual([
      { member_id: house.cast.anna.id, object_number: (await rowOf(context, id)).number, outcome: 'done' },
    ])
  })
})
