import { scan } from '#app/domain/anonymisation/scan.ts'
import type { Mark } from '#app/domain/anonymisation/types.ts'
import type { Sample } from './read.ts'

export interface Score {
  readonly required: number
  readonly found: number
  readonly marks: number
  readonly right: number
}

export interface Table {
  readonly texts: number
  readonly words: number
  readonly all: Score
  readonly byCategory: ReadonlyMap<string, Score>
  readonly dense: { readonly whole: number; readonly of: number }
  readonly clean: { readonly untouched: number; readonly of: number }
  /** What went wrong, for the one who tunes. */
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

/**
 * A required span counts as found when half of its characters are marked, whatever the category; a mark is right
 * when it touches any span. @param tiers  which marks count, such as 'AB'
 */
export function score(samples: readonly Sample[], tiers = 'AB'): Table {
  const sums = new Map<string, { required: number; found: number; marks: number; right: number }>()
  const of = (category: string) => {
    const sum = sums.get(category) ?? { required: 0, found: 0, marks: 0, right: 0 }
    sums.set(category, sum)
    return sum
  }
  const [missed, wrong]: [string[], string[]] = [[], []]
  let [dense, whole, clean, untouched, words] = [0, 0, 0, 0, 0]
  for (const { id, text, spans, lang } of samples) {
    words += text.split(/\s+/).length
    const marks = scan(text, { language: lang }).marks.filter((mark) => tiers.includes(mark.tier))
    let all = true
    for (const span of spans) {
      if (!span.required) continue
      of(span.category).required += 1
      if (2 * covered(marks, span) >= span.end - span.start) of(span.category).found += 1
      else {
        all = false
        missed.push(`${id} ${span.category}: ${around(text, span)}`)
      }
    }
    for (const mark of marks) {
      of(mark.category).marks += 1
      if (spans.some((span) => span.start < mark.end && mark.start < span.end)) of(mark.category).right += 1
      else wrong.push(`${id} ${mark.category} ${mark.tier} ${mark.reason}: ${around(text, mark)}`)
    }
    const required = spans.filter((span) => span.required).length
    if (required >= 5) {
      dense += 1
      if (all) whole += 1
    }
    if (spans.length === 0) {
      clean += 1
      if (marks.length === 0) untouched += 1
    }
  }
  const total = [...sums.values()].reduce(
    (sum, one) => ({
      required: sum.required + one.required,
      found: sum.found + one.found,
      marks: sum.marks + one.marks,
      right: sum.right + one.right,
    }),
    { required: 0, found: 0, marks: 0, right: 0 },
  )
  return {
    texts: samples.length,
    words,
    all: total,
    byCategory: new Map([...sums].sort(([, a], [, b]) => b.required - a.required)),
    dense: { whole, of: dense },
    clean: { untouched, of: clean },
    missed,
    wrong,
  }
}

function covered(marks: readonly Mark[], span: { start: number; end: number }): number {
  return marks.reduce(
    (sum, mark) => sum + Math.max(0, Math.min(mark.end, span.end) - Math.max(mark.start, span.start)),
    0,
  )
}

const around = (text: string, { start, end }: { start: number; end: number }) =>
  `${text.slice(Math.max(0, start - 30), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 25)}`.replace(
    /\n/g,
    '⏎',
  )

export const recall = ({ found, required }: Score) => (required === 0 ? Number.NaN : (100 * found) / required)
export const precision = ({ right, marks }: Score) => (marks === 0 ? Number.NaN : (100 * right) / marks)
export const f1 = (one: Score) => (2 * recall(one) * precision(one)) / (recall(one) + precision(one))
