import { describe, expect, it } from 'vitest'
import { categories, reasons } from '#app/domain/anonymisation/types.ts'
import { type FoundMark, openMarks, placed } from '#app/editor/ui/marks.ts'
import { messagesFor } from '#app/i18n/index.ts'

const mark = (text: string, words: string, more: Partial<FoundMark> = {}): FoundMark => {
  const start = text.indexOf(words)
  return {
    start,
    end: start + words.length,
    category: 'date',
    tier: 'A',
    reason: 'full-date',
    proposal: null,
    combined: false,
    ...more,
  }
}

describe('marks in a text', () => {
  const first = 'Op 14 maart kwam Milan.'
  const second = 'Sinds 14 maart slaapt hij slecht.'
  const pieces = [
    { at: 1, text: first, found: [mark(first, 'Milan', { category: 'person' }), mark(first, '14 maart')] },
    { at: 26, text: second, found: [mark(second, '14 maart')] },
  ]

  it('are numbered in the order of the text, on from the field before', () => {
    const marks = placed(pieces, [], 4)

    expect(marks.map(({ number, surface }) => [number, surface])).toEqual([
      [4, '14 maart'],
      [5, 'Milan'],
      [6, '14 maart'],
    ])
    expect(marks[2]).toMatchObject({ from: 32, to: 40 })
    expect(new Set(marks.map((one) => one.key)).size).toBe(3)
  })

  it('stay decided wherever the same words stand, and only in the same category', () => {
    const kept = [{ surface: '14  Maart', category: 'date', reason: 'needed', note: '', tier: 'A', scope: 'text' }]

    const marks = placed(pieces, kept, 1)

    expect(openMarks(marks).map((one) => one.surface)).toEqual(['Milan'])
  })

  it('are open again when the check grows more certain, or a combination newly includes them', () => {
    const kept = [{ surface: '14 maart', category: 'date', reason: 'needed', note: '', tier: 'B', scope: 'text' }]
    const found = (more: Partial<FoundMark>) => [{ at: 1, text: first, found: [mark(first, '14 maart', more)] }]

    expect(openMarks(placed(found({ tier: 'B' }), kept, 1))).toHaveLength(0)
    expect(openMarks(placed(found({ tier: 'A' }), kept, 1))).toHaveLength(1)
    expect(openMarks(placed(found({ tier: 'B', combined: true }), kept, 1))).toHaveLength(1)
  })

  it('of a mere hint do not stand in the way', () => {
    const hint = [{ at: 1, text: first, found: [mark(first, 'Milan', { tier: 'C' })] }]

    expect(openMarks(placed(hint, [], 1))).toEqual([])
  })
})

describe('what a mark says', () => {
  it.each(['nl', 'en'] as const)('has words for every reason and every category (%s)', (language) => {
    const { what, becauseOf } = messagesFor(language).editor

    expect(reasons.filter((reason) => !what[reason])).toEqual([])
    expect(categories.filter((category) => !becauseOf[category])).toEqual([])
  })
})
