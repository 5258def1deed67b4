import { speakable } from '#app/domain/board/rules.ts'
import type { Language } from '#app/domain/member/types.ts'
import type { Messages } from '#app/i18n/index.ts'
import { clockTime, dayInWords } from '#app/i18n/moment.ts'
import type { Waiting } from '../types.ts'

/** What something is called on the first page: the question of a case, or the moment of a meeting. */
export function nameOf(one: Waiting, { home: m }: Messages, language: Language): string {
  if (one.startsAt) return momentOf(one.startsAt, m, language)
  if (one.kind === 'second-reading') return m.secondReading(speakable(one.number ?? 0))
  if (one.kind === 'recognition') return m.caseNumber(speakable(one.number ?? 0))
  if (one.kind === 'approval') return m.approval(one.by ?? '')
  return one.question || m.noQuestion
}

/** `dinsdag 8 december, 16.00 uur`, with a capital: it stands as a heading. */
export function momentOf(at: Date, m: Messages['home'], language: Language): string {
  // The number of the day stays with its month.
  const words = m.at(dayInWords(at, language, at).replace(/(\d+) /, '$1\u00a0'), clockTime(at, language))
  return words.charAt(0).toUpperCase() + words.slice(1)
}
