import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { saveField } from '#app/domain/case/fields.server.ts'
import { decideMark } from '#app/domain/case/marks.server.ts'
import { readForm, readForSecondReader } from '#app/domain/case/read.server.ts'
import { fieldForm, type MarkForm } from '#app/domain/case/schema.ts'
import { publishCase, settleCaseText } from '#app/domain/case/write.server.ts'
import { asSystem } from '#db/as.ts'
import { type House, paragraphs } from '#test/collab/house.ts'
import { aConsultingHouse, aWholeDraft, write } from './a-case.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const draft = (situation: string[], fields: Record<string, unknown> = {}) =>
  aWholeDraft(context, house.cast.anna, house.cast.board.id, { situation, ...fields })
const openMarks = async (id: string) => [...(await readForm(context, house.cast.anna, id)).marks.open]

const keep = (id: string, surface: string, more: Partial<MarkForm> = {}) =>
  decideMark(context, house.cast.anna, id, {
    deed: 'keep',
    surface,
    category: 'place',
    tier: 'A',
    reason: 'needed',
    note: '',
    ...more,
  })

describe('kept on purpose', () => {
  it('survives what is written around it, and lapses when the words change', async () => {
    const id = await draft(['Het gezin woont in Ommen.'])
    await keep(id, 'Ommen')
    expect(await openMarks(id)).toEqual([])

    await write(context, house.cast.anna, id, {
      situation: paragraphs('Vroeger was het anders.', 'Nu wonen zij met zijn vieren in Ommen, dicht bij school.'),
    })
    expect(await openMarks(id)).toEqual([])

    await write(context, house.cast.anna, id, { situation: paragraphs('Het gezin woont in Hardenberg.') })
    expect((await openMarks(id)).map((mark) => mark.category)).toEqual(['place'])
  })

  it('lapses when the check grows more certain of it', async () => {
    const id = await draft(['Het gezin woont in Ommen.'])

    await keep(id, 'Ommen', { tier: 'B' })

    expect((await openMarks(id)).map((mark) => mark.tier)).toEqual(['A'])
  })

  it('lapses when a combination newly includes it, and holds when it was kept beside the combination', async () => {
    const id = await draft(['Het gezin woont in Ommen.'])
    await keep(id, 'Ommen')
    await saveField(
      context,
      house.cast.anna,
      id,
      fieldForm.parse({ field: 'question', value: 'Hoe help ik een vader die burgemeester is?' }),
    )

    expect((await openMarks(id)).map((mark) => mark.category).sort()).toEqual(['place', 'profession'])

    await keep(id, 'Ommen')
    await keep(id, 'burgemeester', { category: 'profession', tier: 'B' })
    expect(await openMarks(id)).toEqual([])
  })

  it('may have a reason in words, in which nobody is named', async () => {
    const id = await draft(['Het gezin woont in Ommen.'])
    const other = { reason: 'other', note: 'De afstand tot het ziekenhuis is de vraag.' } as const

    await expect(keep(id, 'Ommen', { ...other, note: 'Ommen is ver weg' })).rejects.toEqual(refusal('bad-input'))
    await expect(keep(id, 'Ommen', { ...other, note: 'Dat wil Sanne de Wit' })).rejects.toEqual(refusal('open-marks'))
    await keep(id, 'Ommen', other)

    expect(await openMarks(id)).toEqual([])
    expect((await readForm(context, house.cast.anna, id)).marks.kept).toEqual([
      expect.objectContaining({ surface: 'Ommen', reason: 'other', note: other.note }),
    ])
    const [row] = await asSystem(context.db, (tx) => tx`select * from case_mark_decisions where case_id = ${id}`)
    expect(JSON.stringify(row)).not.toContain('Ommen')
  })
})

describe('the gate', () => {
  it('knows a name in the question from the story', async () => {
    const id = await draft(['Meneer Vonk slaapt niet.'], { question: 'Wat heeft Vonk nu nodig?' })

    const refused = await publishCase(context, house.cast.anna, id).catch((error) => error)

    expect(refused.code).toBe('open-marks')
    expect(refused.details.marks.map((mark: { at: string }) => mark.at)).toEqual(['question', 'situation'])
    expect(JSON.stringify(refused.details)).not.toMatch(/Vonk/)
  })

  it('is not passed by characters that nobody sees, or by look-alikes', async () => {
    for (const hidden of [
      'D\u200baan slaapt niet.',
      'D\u0430an slaapt niet.',
      'Bel 06\u200b12\u200b34\u200b56\u200b78.',
    ]) {
      const id = await draft([hidden])

      await expect(publishCase(context, house.cast.anna, id)).rejects.toEqual(refusal('open-marks'))
    }
  })

  it('tells the second reader what stands out, in the words of the text', async () => {
    const { anna, bram } = house.cast
    const id = await draft(['Vader is burgemeester. Het gezin woont in Ommen.'])
    await keep(id, 'Ommen')
    await keep(id, 'burgemeester', { category: 'profession', tier: 'B' })

    expect(await publishCase(context, anna, id)).toBe('second-reading')

    const { points } = await readForSecondReader(context, bram, id)
    expect(points.combinations).toEqual([{ reason: 'rare-role-and-place', parts: ['burgemeester', 'Ommen'] }])
    expect(points.indirect.map((one) => one.surface).sort()).toEqual(['Ommen', 'burgemeester'])
  })
})

describe('text after publication', () => {
  it('leaves out a paragraph that names someone whom only the question gives away', async () => {
    const { anna, bram } = house.cast
    const id = await draft(['Hij slaapt niet.'])
    await publishCase(context, anna, id)
    await write(context, anna, id, { situation: paragraphs('Hij slaapt niet.', 'Sanne de Wit maakt zich zorgen.') })

    expect(await settleCaseText(context, id)).toBe(1)

    const { readCase } = await import('#app/domain/case/read.server.ts')
    const read = await readCase(context, bram, id)
    expect(JSON.stringify(read.readable)).not.toContain('Sanne')
    expect(JSON.stringify((await readForm(context, anna, id)).marks.fragments)).toContain('Sanne')
    expect((await readCase(context, anna, id)).readable?.withheldParagraphs).toBe(1)
  })
})
