import type { Messages } from '#app/i18n/index.ts'
import type { Decision } from '../advice/types.ts'
import type { RichText } from '../document/types.ts'

/** What a summary is about, as it stands below the case. */
export interface Summed {
  readonly question: string
  /** Lines of *In het kort*. */
  readonly facts: readonly string[]
  readonly advices: readonly {
    /** A discipline; never a name. */
    readonly from: string
    readonly body: string
    readonly agreed: boolean
    readonly decision: Decision | null
  }[]
  /** Titles of pages. */
  readonly pages: readonly string[]
}

/**
 * An outline to write the summary from: the question, the facts, the advice grouped by whether colleagues agreed, the
 * step the author chose and the pages that belong to it. Source: domain.md §1.5.
 */
export function outlineOf({ question, facts, advices, pages }: Summed, m: Messages['outcome']): RichText {
  const line = ({ from, body, decision }: Summed['advices'][number]) =>
    `${from ? `${from}: ` : ''}${oneLine(body)}${decision === 'will-do' ? ` (${m.draft.followed})` : ''}`
  const chosen = advices.filter((one) => one.decision === 'will-do')
  return {
    type: 'doc',
    content: [
      head(m.draft.question),
      paragraph(question),
      head(m.draft.facts),
      paragraph(facts.join('. ')),
      head(m.draft.agreed),
      ...list(advices.filter((one) => one.agreed).map(line)),
      head(m.draft.divided),
      ...list(advices.filter((one) => !one.agreed).map(line)),
      head(m.draft.step),
      ...list(chosen.map(({ body }) => oneLine(body))),
      ...(pages.length > 0 ? [head(m.draft.links), ...list(pages)] : []),
    ],
  }
}

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()
const text = (words: string, bold = false) => [
  { type: 'text', ...(bold && { marks: [{ type: 'bold' }] }), text: words },
]
const paragraph = (words: string) => (words ? { type: 'paragraph', content: text(words) } : { type: 'paragraph' })
const head = (words: string) => ({ type: 'paragraph', content: text(words, true) })
const list = (lines: readonly string[]) =>
  lines.length === 0
    ? [{ type: 'paragraph' }]
    : [{ type: 'bulletList', content: lines.map((one) => ({ type: 'listItem', content: [paragraph(one)] })) }]
