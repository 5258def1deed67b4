import { describe, expect, it } from 'vitest'
import { alone, shown, smallest } from '#app/domain/measure/suppression.ts'

/** Every way to divide up to `most` cases over `parts` cells. */
function* divisions(parts: number, most: number): Generator<number[]> {
  if (parts === 0) return yield []
  for (let first = 0; first <= most; first++)
    for (const rest of divisions(parts - 1, most - first)) yield [first, ...rest]
}
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

describe('counts that together are a whole', () => {
  it('are shown when none of them is about fewer than five cases', () => {
    expect(shown([9, 5])).toEqual([9, 5])
    expect(shown([12, 0])).toEqual([12, 0])
    expect(shown([0, 0, 0])).toEqual([0, 0, 0])
  })

  it('are hidden from one to four, with the least of the others', () => {
    expect(shown([12, 3])).toEqual([null, null])
    expect(shown([12, 6, 2])).toEqual([12, null, null])
    expect(shown([12, 3, 0])).toEqual([null, null, 0])
    expect(shown([2, 2, 7, 9])).toEqual([null, null, null, 9])
    expect(shown([3, 5, 5])).toEqual([null, null, null])
    expect(shown([4, 4, 9, 20])).toEqual([null, null, null, 20]) // eight in two can only be twice four
  })

  it('are all hidden when the whole is too few', () => {
    expect(shown([4, 0])).toEqual([null, null])
    expect(alone(4)).toBeNull()
    expect([alone(0), alone(5)]).toEqual([0, 5])
  })

  for (const [parts, most] of [
    [2, 40],
    [3, 26],
    [4, 18],
  ] as const) {
    it(`never show one that is too few, nor let anybody work out a hidden one: ${parts} counts up to ${most} together`, () => {
      const alike = new Map<string, number[][]>()
      for (const counts of divisions(parts, most)) {
        const seen = shown(counts)
        for (const one of seen) if (one !== null && one !== 0) expect(one).toBeGreaterThanOrEqual(smallest)
        // Whoever looks knows the rule, what is shown, and the whole.
        const known = JSON.stringify([seen, alone(sum(counts))])
        alike.set(known, [...(alike.get(known) ?? []), counts])
      }
      for (const [known, possible] of alike) {
        const [seen] = JSON.parse(known) as [(number | null)[]]
        for (const [at, one] of seen.entries())
          if (one === null) expect(new Set(possible.map((counts) => counts[at])).size, known).toBeGreaterThan(1)
      }
    })
  }
})
