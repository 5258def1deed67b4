import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readThread } from '#app/domain/advice/read.server.ts'
import { agree, decide, linkToPage } from '#app/domain/advice/respond.server.ts'
import { contributionForm } from '#app/domain/advice/schema.ts'
import { contribute, editContribution } from '#app/domain/advice/write.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { saveField } from '#app/domain/case/fields.server.ts'
import { moveCase } from '#app/domain/case/move.server.ts'
import { readCase } from '#app/domain/case/read.server.ts'
import { fieldForm } from '#app/domain/case/schema.ts'
import { settleCaseText } from '#app/domain/case/write.server.ts'
import { homeOf } from '#app/domain/home/read.server.ts'
import type { Asker } from '#app/domain/member/types.ts'
import { asSystem } from '#db/as.ts'
import { type House, paragraphs } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, write } from '#test/domain/case/a-case.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const says = async (
  asker: Asker,
  caseId: string,
  kind: 'question' | 'advice' | 'reply',
  body: string,
  more: Record<string, unknown> = {},
  now?: Date,
) => {
  const id = randomUUID()
  await contribute(context, asker, caseId, contributionForm.parse({ id, kind, body, ...more }), now)
  return id
}
const threadFor = async (asker: Asker, id: string, since: Date | null = null) =>
  (await readThread(context.db, asker, id, since)).thread
const aCase = (fields: Record<string, unknown> = {}) =>
  anOpenCase(context, house.cast.anna, house.cast.board.id, fields)
/** What was laid ready in somebody's inbox about a case, by kind. */
const toldTo = async (asker: Asker, id: string) =>
  (
    await asSystem(
      context.db,
      (tx) => tx<{ kind: string }[]>`
      select kind from messages where member_id = ${asker.id} and object_id = ${id} order by created_at, id`,
    )
  ).map((row) => row.kind)

describe('first the facts, then advice', () => {
  it('refuses advice while a question waits for the author, says from when, and takes it after the answer', async () => {
    const { anna, bram, samira } = house.cast
    const id = await aCase()
    const question = await says(bram, id, 'question', 'Wie vangt het kind op?')

    const refused = await says(samira, id, 'advice', 'Begin klein.').catch((error) => error)
    expect(refused).toMatchObject({ code: 'questions-first' })
    expect(new Date(refused.details.from).getTime() - Date.now()).toBeGreaterThan(47 * 3_600_000)

    await says(anna, id, 'reply', 'Een ouder.', { replyTo: question })
    await says(samira, id, 'advice', 'Begin klein.')
  })

  it('takes it after the hours of the board as well', async () => {
    const { bram, samira } = house.cast
    const id = await aCase()
    await says(bram, id, 'question', 'Wie vangt het kind op?')

    await says(samira, id, 'advice', 'Begin klein.', {}, new Date(Date.now() + 49 * 3_600_000))
  })
})

describe('an advice', () => {
  it('is agreed with by colleagues, by name, once each, never by its writer or the author', async () => {
    const { anna, bram, samira, freek } = house.cast
    const id = await aCase()
    const contributionId = await says(bram, id, 'advice', 'Begin klein.')
    const at = { caseId: id, contributionId }

    await Promise.all([agree(context, samira, at, true), agree(context, samira, at, true)])
    for (const one of [anna, bram, freek]) {
      await expect(agree(context, one, at, true)).rejects.toEqual(refusal('not-allowed'))
    }

    expect((await threadFor(anna, id))[0]).toMatchObject({ agreed: [samira.name], iAgree: false })
    expect((await threadFor(samira, id))[0]).toMatchObject({ agreed: [], iAgree: true })
    await agree(context, samira, at, false)
    expect((await threadFor(anna, id))[0]?.agreed).toEqual([])
  })

  it('is done, was done before or does not fit: the author says so, of as many as they like', async () => {
    const { anna, bram, samira } = house.cast
    const id = await aCase()
    const first = { caseId: id, contributionId: await says(bram, id, 'advice', 'Begin klein.') }
    const second = { caseId: id, contributionId: await says(samira, id, 'advice', 'Wacht nog.') }

    await decide(context, anna, first, 'will-do')
    await decide(context, anna, second, 'will-do')
    await decide(context, anna, second, 'does-not-fit')

    expect((await threadFor(bram, id)).map((one) => one.decision)).toEqual(['will-do', 'does-not-fit'])
    await expect(decide(context, bram, first, 'will-do')).rejects.toEqual(refusal('not-allowed'))
  })

  it('leads to a page of Wat werkt, and no longer', async () => {
    const { anna, bram, freek } = house.cast
    const id = await aCase()
    const at = { caseId: id, contributionId: await says(bram, id, 'advice', 'Begin klein.') }
    await house.aPage()
    const [note] = await asSystem(
      context.db,
      (tx) => tx<{ id: string; title: string }[]>`select id, title from practice_notes limit 1`,
    )

    await linkToPage(context, bram, at, { note: note!.id, on: true })
    expect((await threadFor(anna, id))[0]?.links.map((link) => link.title)).toEqual([note!.title])
    await expect(linkToPage(context, bram, at, { note: randomUUID(), on: true })).rejects.toEqual(
      refusal('already-done'),
    )
    await expect(linkToPage(context, freek, at, { note: note!.id, on: true })).rejects.toEqual(refusal('not-allowed'))
    await linkToPage(context, bram, at, { note: note!.id, on: false })
    expect((await threadFor(anna, id))[0]?.links).toEqual([])
  })

  it('is all an advice can be: a question cannot be agreed with or done', async () => {
    const { anna, bram, samira } = house.cast
    const id = await aCase()
    const at = { caseId: id, contributionId: await says(bram, id, 'question', 'Wie vangt het kind op?') }

    await expect(agree(context, samira, at, true)).rejects.toEqual(refusal('wrong-state'))
    await expect(decide(context, anna, at, 'will-do')).rejects.toEqual(refusal('wrong-state'))
  })
})

describe('a mention', () => {
  it('is no mark of the check, reaches who is called in, and is gone once they looked', async () => {
    const { bram, samira } = house.cast
    const id = await aCase()

    const contribution = await says(bram, id, 'advice', `Wat denk jij, @${samira.name}?`)

    expect((await threadFor(samira, id))[0]?.body).toBe(`Wat denk jij, @${samira.name}?`)
    expect((await homeOf(context.db, samira)).waiting).toContainEqual(
      expect.objectContaining({ kind: 'mention', to: `/cases/${id}#said-${contribution}` }),
    )
    expect(await toldTo(samira, id)).toContain('mention')
    await readCase(context, samira, id)
    expect((await homeOf(context.db, samira)).waiting.filter((one) => one.kind === 'mention')).toEqual([])
  })

  it('still lets no other name through', async () => {
    const { bram, samira } = house.cast
    const id = await aCase()

    await expect(says(bram, id, 'advice', `@${samira.name}, ken jij mw. J.P. de Vries?`)).rejects.toEqual(
      refusal('open-marks'),
    )
  })

  it('names nobody who cannot read the case, nor an author without a name', async () => {
    const { anna, bram, chris } = house.cast
    const id = await aCase({ showName: 'no' })
    await says(bram, id, 'advice', `Vraag @${chris.name} of @${anna.name}.`).catch(() => undefined)

    const { people } = await readThread(context.db, bram, id)
    expect(people.map((one) => one.name)).not.toContain(chris.name)
    expect(people.map((one) => one.name)).not.toContain(anna.name)
    const stored = await asSystem(context.db, (tx) => tx`select member_id from contribution_mentions`)
    expect(stored.map((row) => row.member_id)).not.toContain(anna.id)
  })

  it('is told once, however often the words are changed', async () => {
    const { bram, samira } = house.cast
    const id = await aCase()
    const contributionId = await says(bram, id, 'advice', `@${samira.name}?`)
    const [one] = await threadFor(bram, id)

    await editContribution(
      context,
      bram,
      { caseId: id, contributionId },
      {
        body: `Graag jouw blik, @${samira.name}.`,
        kept: [],
        seen: one!.writtenAt.toISOString(),
      },
    )

    expect((await toldTo(samira, id)).filter((kind) => kind === 'mention')).toHaveLength(1)
    expect((await threadFor(samira, id))[0]?.before[0]?.body).toBe(`@${samira.name}?`)
  })
})

describe('telling whom it is for', () => {
  it('tells the author of questions and advice, and who was answered of the answer, and nobody of their own words', async () => {
    const { anna, bram, samira } = house.cast
    const id = await aCase()
    const question = await says(bram, id, 'question', 'Wie vangt het kind op?')
    await says(anna, id, 'reply', 'Een ouder.', { replyTo: question })
    await says(samira, id, 'advice', 'Begin klein.')

    expect(await toldTo(anna, id)).toEqual(['answer', 'answer'])
    expect((await toldTo(bram, id)).filter((kind) => kind === 'answer')).toHaveLength(1)
    expect(await toldTo(samira, id)).not.toContain('answer')
  })
})

describe('what is new since my last visit', () => {
  const later = (id: string, asker: Asker) =>
    asSystem(
      context.db,
      (tx) =>
        tx`update case_visits set seen_at = now() - interval '2 hours' where case_id = ${id} and member_id = ${asker.id}`,
    )

  it('is nothing on the first visit, and then what others did, for me alone', async () => {
    const { anna, bram, samira } = house.cast
    const id = await aCase()
    expect((await readCase(context, samira, id)).changes).toBeNull()
    await later(id, samira)

    await says(bram, id, 'advice', 'Begin klein.')
    await saveField(context, anna, id, fieldForm.parse({ field: 'safety', value: 'doubt' }))
    await write(context, anna, id, { situation: paragraphs('Het kind slaapt weer.') })
    await settleCaseText(context, id)

    const { changes } = await readCase(context, samira, id)
    expect(changes).toMatchObject({ texts: ['situation'], fields: ['safety'], state: 'in-progress' })
    expect((await threadFor(samira, id, changes!.since)).map((one) => one.isNew)).toEqual([true])
    expect((await readCase(context, bram, id)).changes).toBeNull()
  })

  it('stays marked while I look, and is gone on the next visit', async () => {
    const { bram, samira } = house.cast
    const id = await aCase()
    await readCase(context, samira, id)
    await later(id, samira)
    await says(bram, id, 'advice', 'Begin klein.')

    const first = (await readCase(context, samira, id)).changes
    expect((await readCase(context, samira, id)).changes?.since).toEqual(first?.since)
    await later(id, samira)
    await asSystem(
      context.db,
      (tx) => tx`update contributions set written_at = now() - interval '3 hours' where case_id = ${id}`,
    )

    const { changes } = await readCase(context, samira, id)
    expect((await threadFor(samira, id, changes!.since)).map((one) => one.isNew)).toEqual([false])
  })

  it('is never what I did myself', async () => {
    const { bram } = house.cast
    const id = await aCase()
    await readCase(context, bram, id)
    await asSystem(context.db, (tx) => tx`update case_moves set at = at - interval '3 hours' where case_id = ${id}`)
    await later(id, bram)
    await says(bram, id, 'advice', 'Begin klein.')
    await moveCase(context, bram, id, 'case.wait-for-author').catch(() => undefined)

    const { changes } = await readCase(context, bram, id)
    expect(changes).toMatchObject({ texts: [], fields: [], state: null })
    expect((await threadFor(bram, id, changes!.since))[0]?.isNew).toBe(false)
  })
})
