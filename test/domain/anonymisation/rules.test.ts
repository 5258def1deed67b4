import { describe, expect, it } from 'vitest'
import {
  blocking,
  type Decision,
  decisionStands,
  type KeyedMark,
  openMarks,
  summary,
  surfaceKey,
} from '#app/domain/anonymisation/rules.ts'
import type { Combination, Mark } from '#app/domain/anonymisation/types.ts'

const aMark = (change: Partial<Mark> = {}): Mark => ({
  start: 0,
  end: 8,
  category: 'date',
  tier: 'B',
  reason: 'day-and-month',
  proposal: null,
  ...change,
})
const keyed = (text: string, mark: Mark): KeyedMark => ({ ...mark, key: surfaceKey(text, mark) })
const kept = (mark: KeyedMark, change: Partial<Decision> = {}): Decision => ({
  key: mark.key,
  scope: 'text',
  category: mark.category,
  tier: mark.tier,
  reason: 'other',
  ruleVersion: 1,
  ...change,
})

describe('leaving a mark on purpose', () => {
  const mark = keyed('14 maart', aMark())

  it('holds wherever the same words stand, however they are written', () => {
    const moved = keyed('Gezien op 14  MAART', aMark({ start: 10, end: 19 }))

    expect(decisionStands(moved, kept(mark))).toBe(true)
  })

  it('lapses when the words change, when the kind changes or when the check grows more certain', () => {
    expect(decisionStands(keyed('15 maart', aMark()), kept(mark))).toBe(false)
    expect(decisionStands(keyed('14 maart', aMark({ category: 'number' })), kept(mark))).toBe(false)
    expect(decisionStands(keyed('14 maart', aMark({ tier: 'A' })), kept(mark))).toBe(false)
    expect(decisionStands(keyed('14 maart', aMark({ tier: 'C' })), kept(mark))).toBe(true)
  })

  it('lapses when a combination newly includes it, and holds when Anna knew of the combination', () => {
    const combined: Combination[] = [{ reason: 'rare-event', parts: [{ start: 0, end: 8 }] }]

    expect(openMarks([mark], [kept(mark)], combined)).toEqual([mark])
    expect(openMarks([mark], [kept(mark, { scope: 'text-with-combination' })], combined)).toEqual([])
  })

  it('never has the words in its key without its kind', () => {
    expect(surfaceKey('Daan', aMark({ end: 4, category: 'person' }))).toBe('person:daan')
  })
})

describe('the gate', () => {
  it('is closed by a certain or a likely mark without a decision, not by a hint', () => {
    const marks = (['A', 'B', 'C'] as const).map((tier) => keyed(`woord ${tier}`, aMark({ end: 7, tier })))

    expect(blocking(marks, []).map((mark) => mark.tier)).toEqual(['A', 'B'])
  })
})

describe('how recognisable a text is', () => {
  const indirect = (words: string, category: Mark['category']) =>
    keyed(words, aMark({ end: words.length, category, tier: 'A' }))
  const three = [indirect('14 jaar', 'age'), indirect('Bussum', 'place'), indirect('koster', 'profession')]

  it('asks for a second reader from three different indirect identifiers on, kept or not', () => {
    expect(summary(three.slice(0, 2)).needsSecondReader).toBe(false)
    expect(summary([...three.slice(0, 2), ...three.slice(0, 2)]).needsSecondReader).toBe(false)
    expect(
      summary(
        three,
        three.map((mark) => kept(mark)),
      ),
    ).toEqual({ open: 0, indirect: 3, level: 'high', needsSecondReader: true })
  })

  it('does not count what is about nobody', () => {
    expect(
      summary(
        three,
        three.map((mark) => kept(mark, { reason: 'not-about-a-person' })),
      ).indirect,
    ).toBe(0)
  })

  it('is low for a text without marks', () => {
    expect(summary([])).toEqual({ open: 0, indirect: 0, level: 'low', needsSecondReader: false })
  })
})
