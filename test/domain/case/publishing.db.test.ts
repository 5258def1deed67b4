import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { bringInCase, deleteDraft, myDrafts } from '#app/domain/case/draft.server.ts'
import { saveField } from '#app/domain/case/fields.server.ts'
import { decideMark } from '#app/domain/case/marks.server.ts'
import { namePerson } from '#app/domain/case/people.server.ts'
import { readCase } from '#app/domain/case/read.server.ts'
import { publishCase, settleCaseText } from '#app/domain/case/write.server.ts'
import { asSystem } from '#db/as.ts'
import { type House, paragraphs } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, aWholeDraft, rowOf, write } from './a-case.ts'

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

const refusal = (code: string) => expect.objectContaining({ code })
const stored = (question: string) => asSystem(context.db, (tx) => tx.unsafe(question))

/** What a formal letter of a municipality leaves behind when it is pasted. */
const letter = [
  'Datum: 14 maart 2026. Ons kenmerk: Z-2026-004512.',
  'Contactpersoon: mw. J.P. de Vries, telefoon 0172 - 46 51 11 of 06 12 34 56 78.',
  'Postbus 13, 2400 AA Alphen aan den Rijn.',
]

describe('a draft', () => {
  it('is there for its author alone, and for a co-author once named', async () => {
    const { anna, bram, dina } = house.cast
    const id = await bringInCase(context, anna, house.cast.board.id)
    const drafts = async (who: typeof anna) => (await myDrafts(context.db, who)).map((draft) => draft.id)
    expect(await drafts(anna)).not.toContain(id) // opening the form is no draft yet

    await saveField(context, anna, id, { field: 'kind', value: 'diagnostics' })

    expect(await drafts(anna)).toContain(id)
    for (const other of [bram, dina]) await expect(readCase(context, other, id)).rejects.toEqual(refusal('not-found'))
    await namePerson(context, anna, id, { as: 'co-author', member: bram.id, on: true })
    expect(await drafts(bram)).toContain(id)
    await expect(readCase(context, bram, id)).resolves.toBeDefined()
    await expect(readCase(context, dina, id)).rejects.toEqual(refusal('not-found'))
  })

  it('cannot be begun on a board one is not on', async () => {
    await expect(bringInCase(context, house.cast.anna, house.cast.otherBoard.id)).rejects.toEqual(refusal('not-found'))
    await expect(bringInCase(context, house.cast.freek, house.cast.board.id)).rejects.toEqual(refusal('not-allowed'))
  })

  it('goes away with its texts when it is deleted', async () => {
    const { anna } = house.cast
    const id = await aWholeDraft(context, anna, house.cast.board.id)
    const { document_id } = await rowOf(context, id)

    await deleteDraft(context, anna, id)

    expect(await rowOf(context, id)).toEqual({})
    expect(await stored(`select 1 from collab_update where doc_id = '${document_id}'`)).toHaveLength(0)
    await expect(deleteDraft(context, anna, id)).rejects.toEqual(refusal('not-found'))
  })
})

describe('placing a case', () => {
  it('names every field that still needs an answer', async () => {
    const id = await bringInCase(context, house.cast.anna, house.cast.board.id)

    const refused = await publishCase(context, house.cast.anna, id).catch((error) => error)

    expect(refused).toMatchObject({ code: 'missing-fields' })
    expect(Object.keys(refused.details.fields)).toContain('question')
    expect(Object.keys(refused.details.fields)).toContain('situation')
  })

  it('is refused while a pasted letter names people, and never repeats a word of it', async () => {
    const { anna } = house.cast
    const id = await aWholeDraft(context, anna, house.cast.board.id, { situation: letter })

    const refused = await publishCase(context, anna, id).catch((error) => error)

    expect(refused).toMatchObject({ code: 'open-marks' })
    const found = refused.details.marks.map((mark: { category: string }) => mark.category)
    for (const category of ['date', 'number', 'person', 'phone', 'postcode']) expect(found).toContain(category)
    const said = JSON.stringify(refused.details)
    for (const word of ['Vries', '46 51 11', 'Z-2026', '2400', 'maart']) expect(said).not.toContain(word)
    expect((await rowOf(context, id)).state).toBe('draft')
  })

  it('is refused for a name in the question and in what was tried as well', async () => {
    const { anna } = house.cast
    const id = await aWholeDraft(context, anna, house.cast.board.id, { question: 'Wat doe ik met mw. J.P. de Vries?' })

    const refused = await publishCase(context, anna, id).catch((error) => error)

    expect(refused.details.marks).toEqual([expect.objectContaining({ at: 'question', category: 'person' })])
  })

  it('goes on once each mark was replaced, or kept on purpose: of that only a keyed hash is stored', async () => {
    const { anna, bram } = house.cast
    const id = await aWholeDraft(context, anna, house.cast.board.id, {
      situation: ['Wij volgen het boek van dhr. A. Bakker.'],
    })
    const [mark] = (await publishCase(context, anna, id).catch((error) => error)).details.marks
    const surface = 'Wij volgen het boek van dhr. A. Bakker.'.slice(mark.start, mark.end)

    const decision = {
      deed: 'keep' as const,
      surface,
      category: mark.category,
      tier: mark.tier,
      reason: 'publicly-known' as const,
      note: '',
    }
    await decideMark(context, anna, id, decision)

    expect(await publishCase(context, anna, id)).toBe('open')
    expect((await readCase(context, bram, id)).aCase.question).toMatch(/EMDR/)
    expect(JSON.stringify(await stored(`select * from case_mark_decisions where case_id = '${id}'`))).not.toContain(
      'Bakker',
    )
  })

  it('goes to a second reader first when three things that point to someone stay for the sake of the question', async () => {
    const { anna } = house.cast
    const situation = ['Het kind is 8 jaar. De broer is 13 jaar. De moeder is 38 jaar.']
    const keepAll = async (reason: 'needed' | 'wrongly-marked') => {
      const id = await aWholeDraft(context, anna, house.cast.board.id, { situation })
      const { marks } = (await publishCase(context, anna, id).catch((error) => error)).details
      for (const { start, end, category, tier } of marks) {
        const surface = situation[0]!.slice(start, end)
        await decideMark(context, anna, id, { deed: 'keep', surface, category, tier, reason, note: '' })
      }
      return publishCase(context, anna, id)
    }

    expect(await keepAll('needed')).toBe('second-reading')
    expect(await keepAll('wrongly-marked')).toBe('open')
  })

  it('leaves nothing behind of what was replaced in the draft', async () => {
    const { anna } = house.cast
    const id = await aWholeDraft(context, anna, house.cast.board.id, { situation: letter })
    await write(context, anna, id, { situation: paragraphs('De gemeente schreef dit voorjaar een brief.') })
    const { document_id } = await rowOf(context, id)

    await publishCase(context, anna, id)

    const log = (await stored(
      `select epoch, payload from collab_update where doc_id = '${document_id}'`,
    )) as unknown as { epoch: number; payload: Buffer }[]
    const snapshots = (await stored(
      `select state from collab_snapshot where doc_id = '${document_id}'`,
    )) as unknown as { state: Buffer }[]
    const bytes = Buffer.concat([...log.map((row) => row.payload), ...snapshots.map((row) => row.state)]).toString(
      'latin1',
    )
    expect(bytes).not.toContain('Vries')
    expect(new Set(log.map((row) => row.epoch))).not.toContain(1)
    expect(await stored(`select 1 from collab_version where doc_id = '${document_id}'`)).toHaveLength(0)
  })

  it('is the author’s alone, and done once', async () => {
    const { anna, bram } = house.cast
    const id = await anOpenCase(context, anna, house.cast.board.id)

    await expect(publishCase(context, bram, id)).rejects.toEqual(refusal('not-allowed'))
    await expect(publishCase(context, anna, id)).rejects.toEqual(refusal('wrong-state'))
  })

  it('leaves a trace of who and when, and nothing of what was said', async () => {
    const { anna } = house.cast
    const id = await anOpenCase(context, anna, house.cast.board.id)

    const trace = (await stored(
      `select * from audit_log where object_id = '${id}' and deed = 'case.publish'`,
    )) as unknown as { member_id: string }[]

    expect(trace.map((row) => row.member_id)).toEqual([anna.id])
    expect(JSON.stringify(trace)).not.toContain('EMDR')
  })
})

describe('text typed after publication', () => {
  it('reaches readers once it has settled, without the paragraphs that name somebody', async () => {
    const { anna, bram } = house.cast
    const id = await anOpenCase(context, anna, house.cast.board.id)
    await write(context, anna, id, {
      situation: paragraphs('Het slapen gaat beter.', 'Bel mw. J.P. de Vries op 06 12 34 56 78.'),
    })

    expect(await settleCaseText(context, id)).toBe(1)

    const { readable } = await readCase(context, bram, id)
    expect(JSON.stringify(readable)).toContain('slapen gaat beter')
    expect(JSON.stringify(readable)).not.toContain('Vries')
    expect((await readCase(context, anna, id)).readable?.withheldParagraphs).toBe(1)
    const { fragments } = await asSystem(context.db, async (tx) =>
      context.documents.read(tx, (await rowOf(context, id)).document_id as string),
    )
    expect(JSON.stringify(fragments)).toContain('Vries')
  })

  it('comes to readers by itself, a second after the last edit', async () => {
    const { anna, bram } = house.cast
    house.collab.onSettled('case', (caseId) => settleCaseText(context, caseId))
    const id = await anOpenCase(context, anna, house.cast.board.id)

    await write(context, anna, id, { wish: paragraphs('Weer kunnen slapen.') })

    const read = async () => JSON.stringify((await readCase(context, bram, id)).readable)
    await expect.poll(read, { timeout: 5000 }).toContain('Weer kunnen slapen.')
  })

  it('is refused at once where it is a field: a question with a name in it', async () => {
    const { anna } = house.cast
    const id = await anOpenCase(context, anna, house.cast.board.id)

    const saving = saveField(context, anna, id, { field: 'question', value: 'Wat wil mw. J.P. de Vries?' })

    await expect(saving).rejects.toEqual(refusal('open-marks'))
  })

  it('does nothing to a draft', async () => {
    const id = await aWholeDraft(context, house.cast.anna, house.cast.board.id)

    await settleCaseText(context, id)

    expect(await stored(`select 1 from case_readable where case_id = '${id}'`)).toHaveLength(0)
  })
})
