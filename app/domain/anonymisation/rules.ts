import { sameWords } from './fold.ts'
import type { Category, Combination, KeepReason, Mark, Tier } from './types.ts'

/**
 * "Kept on purpose". The words are not in it: `key` is their `surfaceKey`, or on the server the keyed hash of that.
 * `scope` says whether the person knew of a combination when deciding.
 */
export interface Decision {
  readonly key: string
  readonly scope: 'text' | 'text-with-combination'
  readonly category: Category
  readonly tier: Tier
  readonly reason: KeepReason
  readonly ruleVersion: number
}

/** A mark with the key of its words: made by `surfaceKey`, and hashed on the server as decisions are. */
export interface KeyedMark extends Mark {
  readonly key: string
}

/** One string for the same words in the same category, however written; the server hashes it with its secret. */
export const surfaceKey = (text: string, mark: Pick<Mark, 'start' | 'end' | 'category'>) =>
  `${mark.category}:${sameWords(text.slice(mark.start, mark.end))}`

/** Whether a combination has this mark among its parts. */
export const isCombined = (mark: Pick<Mark, 'start' | 'end'>, combinations: readonly Combination[]) =>
  combinations.some(({ parts }) => parts.some((part) => part.start < mark.end && mark.start < part.end))

/**
 * Whether a decision still holds for a mark: the same words in the same category, no more certain than when it was
 * taken, and not newly part of a combination.
 */
export const decisionStands = (mark: KeyedMark, decision: Decision, combined = false) =>
  decision.key === mark.key &&
  decision.category === mark.category &&
  decision.tier <= mark.tier &&
  (!combined || decision.scope === 'text-with-combination')

/** Marks of every tier for which no decision stands. */
export function openMarks<M extends KeyedMark>(
  marks: readonly M[],
  decisions: readonly Decision[],
  combinations: readonly Combination[] = [],
): M[] {
  const byKey = new Map<string, Decision[]>()
  for (const one of decisions) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one])
  return marks.filter((mark) => {
    const combined = isCombined(mark, combinations)
    return !(byKey.get(mark.key) ?? []).some((decision) => decisionStands(mark, decision, combined))
  })
}

/** Whether an open mark keeps a text from its readers; a hint does not. */
export const blocks = (mark: Pick<Mark, 'tier'>) => mark.tier !== 'C'

/** The open marks that keep a text from its readers. */
export const blocking = <M extends KeyedMark>(
  marks: readonly M[],
  decisions: readonly Decision[],
  combinations: readonly Combination[] = [],
) => openMarks(marks, decisions, combinations).filter(blocks)

/** Categories that point to someone only together with others. */
export const indirectCategories: readonly Category[] = [
  'age',
  'place',
  'school',
  'care_org',
  'employer',
  'organisation',
  'profession',
]

export type Level = 'low' | 'attention' | 'high'

/** What a panel shows of a text, and what the gate asks of it. */
export interface Summary {
  /** Marks of tier A and B without a decision. */
  readonly open: number
  /** Different indirect identifiers that still stand in the text, decided or not. */
  readonly indirect: number
  readonly level: Level
  readonly needsSecondReader: boolean
}

/** Three indirect identifiers, or one combination, ask for a second reader (Hrynaszkiewicz et al. 2010). */
export function summary(
  marks: readonly KeyedMark[],
  decisions: readonly Decision[] = [],
  combinations: readonly Combination[] = [],
): Summary {
  const open = blocking(marks, decisions, combinations)
  const about = marks.filter((mark) => indirectCategories.includes(mark.category) && !aboutNobody(mark, decisions))
  const indirect = new Set(about.map((mark) => mark.key)).size
  const needsSecondReader = indirect >= 3 || combinations.length > 0
  const direct = open.some((mark) => mark.tier === 'A' && !indirectCategories.includes(mark.category))
  const level = needsSecondReader || direct ? 'high' : open.length > 0 || indirect > 0 ? 'attention' : 'low'
  return { open: open.length, indirect, level, needsSecondReader }
}

const aboutNobody = (mark: KeyedMark, decisions: readonly Decision[]) =>
  decisions.some((decision) => decision.reason !== 'other' && decisionStands(mark, decision))
