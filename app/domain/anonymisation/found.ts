import type { Category, Reason, Tier } from './types.ts'

/** What a detector found, before overlaps are settled and proposals are made; offsets in the folded text. */
export interface Found {
  start: number
  end: number
  category: Category
  tier: Tier
  reason: Reason
  /** Who someone is in the story, as a proposal names them: 'mother', 'child', … */
  role?: string
}

/** A stretch of the folded text, from `start` to before `end`. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Every match of a pattern, as stretches of the group `mark`, `mark2` or `mark3` where there is one.
 * @param pattern  global, with the flag `d` when it has such a group
 * @param starts  the only places where a match can begin, in order; everywhere when left out
 * @param again  also where another match goes on, for a caller that refuses some
 */
export function stretchesOf(
  text: string,
  pattern: RegExp,
  starts?: readonly number[],
  again = false,
): readonly Match[] {
  if (starts?.length === 0) return none
  const found: Match[] = []
  if (starts === undefined) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (match[0] === '') pattern.lastIndex += 1
      else found.push(stretchOf(match))
    }
    return found
  }
  const here = sticky(pattern)
  let from = 0
  for (const start of starts) {
    if (start < from) continue
    here.lastIndex = start
    const match = here.exec(text)
    if (match === null || match[0] === '') continue
    if (!again) from = start + match[0].length
    found.push(stretchOf(match))
  }
  return found
}

/** A stretch, and the match it comes from. */
export interface Match extends Stretch {
  readonly match: RegExpExecArray
}
const none: readonly Match[] = []

function stretchOf(match: RegExpExecArray): Match {
  const groups = match.indices?.groups
  const at = groups?.mark ?? groups?.mark2 ?? groups?.mark3
  return { start: at?.[0] ?? match.index, end: at?.[1] ?? match.index + match[0].length, match }
}

const stickies = new WeakMap<RegExp, RegExp>()
function sticky(pattern: RegExp): RegExp {
  const known = stickies.get(pattern)
  if (known) return known
  const made = new RegExp(pattern.source, pattern.flags.replace('g', 'y'))
  stickies.set(pattern, made)
  return made
}

/** Whether two stretches share a unit of text. */
export const overlap = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end
