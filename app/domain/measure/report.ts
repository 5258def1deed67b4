import type { Messages } from '#app/i18n/index.ts'
import { dayOf } from '#app/i18n/moment.ts'
import { normDays } from './rules.ts'
import { hidesSome, type Section, sectionsOf } from './sections.ts'
import { smallest } from './suppression.ts'
import type { Measures } from './types.ts'

/** *Voortgangsrapportage*: the figures of a year as the councils of the region read them, on a page or in a Word file. */
export interface Report {
  readonly title: string
  readonly kicker: string
  /** When it was made, and for a year that is not over, up to when. */
  readonly made: string
  readonly intro: readonly string[]
  readonly sections: readonly Section[]
  readonly howHead: string
  readonly how: readonly string[]
}

export function reportOf(measures: Measures, messages: Messages, now: Date): Report {
  const m = messages.measure
  const day = dayOf(now, 'nl')
  const sections = sectionsOf(measures, messages)
  return {
    title: m.report.title(measures.year),
    kicker: m.report.kicker,
    made: measures.running ? m.report.soFar(day) : m.report.made(day),
    intro: [m.report.what, m.report.content, m.report.boards(measures.boards)],
    sections,
    howHead: m.howHead,
    how: howOf(measures, sections, m),
  }
}

/** How it was counted, in the lines that hold for these figures. */
export const howOf = (
  { running }: Pick<Measures, 'running'>,
  sections: readonly Section[],
  m: Messages['measure'],
): string[] => [
  ...(hidesSome(sections, m) ? [m.how.hidden(smallest)] : []),
  m.how.days,
  m.how.reaction,
  m.how.years,
  m.how.withdrawn,
  ...(running ? [m.how.running(normDays)] : []),
]
