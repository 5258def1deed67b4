import type { Language } from '#app/domain/member/types.ts'
import { fragments } from '#app/editor/fragments.ts'
import { plainText } from '#app/editor/plain-text.ts'
import type { Messages } from '#app/i18n/index.ts'
import { dayOf, momentOf } from '#app/i18n/moment.ts'
import { withNames } from '../advice/mentions.ts'
import { paragraphs, threaded } from '../advice/rules.ts'
import type { ContributionKind, Decision, WriterAs } from '../advice/types.ts'
import { speakable } from '../board/rules.ts'
import { factsOf } from '../case/facts.ts'
import { isWhole } from '../case/rules.ts'
import type { Case } from '../case/types.ts'
import type { Fragments, RichText } from '../document/types.ts'
import type { Outcome } from '../outcome/types.ts'
import type { Block, CaseRecord, SaidInRecord } from './types.ts'

/** A contribution as far as a record tells of it. */
export interface Told {
  readonly id: string
  readonly replyTo: string | null
  readonly kind: ContributionKind
  readonly as: WriterAs
  /** Of the colleague; empty where they gave none. */
  readonly discipline: string
  /** As it is stored: whoever is called in stands as an id. */
  readonly body: string
  readonly at: Date
  readonly decision: Decision | null
  readonly agreed: number
  /** Titles of pages. */
  readonly pages: readonly string[]
}

export interface InRecord {
  readonly aCase: Case
  /** The checked text. */
  readonly texts: Fragments
  readonly notes: RichText | null
  readonly thread: readonly Told[]
  readonly outcome: Outcome
  readonly takenBy: string
  readonly takenAt: Date
}

/** A case in the words of a record. Nobody is named in it but who took it. */
export function recordOf(of: InRecord, m: Messages, language: Language): CaseRecord {
  const number = speakable(of.aCase.number)
  const all: CaseRecord['sections'] = [
    { head: m.case.facts, blocks: facts(of.aCase, m) },
    ...fragments.case.map((name) => ({ head: m.case.labels[name], blocks: rich(of.texts[name]) })),
    { head: m.case.triedHead, blocks: tried(of.aCase, m) },
    { head: m.case.notesHead, blocks: rich(of.notes) },
    { head: m.advice.head, blocks: said(of.thread, m, language) },
    { head: m.outcome.summaryHead, blocks: rich(of.outcome.accepted?.text) },
    ...ending(of.outcome, m),
  ]
  return {
    title: m.record.title(number),
    question: of.aCase.question,
    mark: m.record.mark(number, of.takenBy, momentOf(of.takenAt, language)),
    sections: all.filter(({ blocks }) => blocks.length > 0),
  }
}

const rich = (text: RichText | null | undefined): Block[] =>
  text && plainText(text).trim() ? [{ kind: 'rich', text }] : []
const lines = (...some: (string | false | null | undefined)[]): Block[] => {
  const told = some.filter((one): one is string => Boolean(one))
  return told.length > 0 ? [{ kind: 'lines', lines: told }] : []
}

function facts(aCase: Case, m: Messages): Block[] {
  const found = factsOf(aCase, m.case).map(({ label, words }) => ({ label, words }))
  return [{ kind: 'facts', facts: [{ label: m.record.state, words: m.case.states[aCase.state] }, ...found] }]
}

function tried(aCase: Case, m: Messages): Block[] {
  const rows = aCase.tried.filter(isWhole).map(({ intervention, effect, why }) => {
    const interventions: Readonly<Record<string, string>> = m.case.interventions
    const effects: Readonly<Record<string, string>> = m.case.effects
    return [interventions[intervention] ?? intervention, effects[effect ?? ''] ?? '', why]
  })
  if (rows.length === 0) return lines(m.case.nothingTriedYet)
  return [{ kind: 'table', columns: [m.case.what, m.case.effect, m.case.why], rows }]
}

function said(thread: readonly Told[], m: Messages, language: Language): Block[] {
  const shown = (one: Told, replies: readonly SaidInRecord[]): SaidInRecord => ({
    head: m.record.said(m.advice.kinds[one.kind], whoSaid(one, m), dayOf(one.at, language)),
    body: paragraphs(withNames(one.body, () => m.record.colleague)),
    notes: [
      ...(one.decision ? [m.advice.decided[one.decision]] : []),
      ...(one.agreed > 0 ? [m.record.agreed(one.agreed)] : []),
      ...(one.pages.length > 0 ? [`${m.advice.seeAlso} ${one.pages.join(', ')}`] : []),
    ],
    replies,
  })
  const all = threaded(thread).map((root) =>
    shown(
      root,
      root.replies.map((reply) => shown(reply, [])),
    ),
  )
  return all.length > 0 ? [{ kind: 'said', said: all }] : []
}

const whoSaid = ({ as, discipline }: Told, m: Messages) =>
  as === 'author' ? m.case.author : as === 'co-author' ? m.case.coAuthor : discipline || m.record.colleague

function ending({ closeOut, followUp, lesson }: Outcome, m: Messages): CaseRecord['sections'] {
  const { outcome: words } = m
  return [
    {
      head: words.closedOut,
      blocks: closeOut
        ? lines(`${words.results[closeOut.result]}. ${words.closedOutValue(closeOut.value)}`, closeOut.nextStep)
        : [],
    },
    {
      head: words.followUpHead,
      blocks:
        followUp.state === 'done'
          ? lines(
              words.told[followUp.carriedOut],
              followUp.effect && words.toldEffect(words.effects[followUp.effect]),
              followUp.useful !== null && words.toldUseful(followUp.useful),
              followUp.why,
            )
          : followUp.state === 'declined'
            ? lines(followUp.noAnswer ? words.noAnswer : words.declined, followUp.why)
            : [],
    },
    { head: words.lessonHead, blocks: lesson.state === 'written' ? lines(lesson.body) : [] },
  ]
}
