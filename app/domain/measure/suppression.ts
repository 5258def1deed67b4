import type { Count } from './types.ts'

/** A smaller number of cases than this is not shown. Source: domain.md §1.5, docs/decisions/0025. */
export const smallest = 5

const tooFew = (count: number) => count > 0 && count < smallest

/**
 * Two to four counts that together are a whole which is shown as well, with null for those that are hidden. What is too
 * few is hidden, and beside it the least of the others until nobody who knows this rule can compute a hidden one: not one
 * alone, nor some that can only all be the least or the most of what is too few. Nothing at all is shown as nothing.
 * Whether that holds is tried for every way to divide cases: test/domain/measure/suppression.test.ts.
 */
export function shown(counts: readonly number[]): Count[] {
  if (tooFew(sum(counts))) return counts.map(() => null)
  if (!counts.some(tooFew)) return [...counts]
  const limits = [smallest - 1, ...counts.filter((count) => count >= smallest).sort((a, b) => a - b)]
  const limit = limits.find((most) => keepsThem(counts.filter((count) => count > 0 && count <= most)))
  return counts.map((count) => (count > 0 && count <= (limit ?? Number.POSITIVE_INFINITY) ? null : count))
}

/** Can each of these hidden counts be more than one number, for who knows them together? */
function keepsThem(hidden: readonly number[]): boolean {
  const allAlike = hidden.every((count) => count === 1) || hidden.every((count) => count === smallest - 1)
  return !tooFew(sum(hidden)) && !allAlike
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** One count that is part of nothing else that is shown. */
export const alone = (count: number): Count => (tooFew(count) ? null : count)
