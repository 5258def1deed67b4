import { createHmac } from 'node:crypto'
import { type CaseFragment, fragments as names } from '#app/editor/fragments.ts'
import type { Tx } from '#db/connect.ts'
import type { CaseRow } from '#db/queries/case.ts'
import { type DecisionRow, decisionsOf } from '#db/queries/case-readable.ts'
import { triedOf } from '#db/queries/case-tried.ts'
import { blocks, type Decision, decisionStands, indirectCategories, summary } from '../anonymisation/rules.ts'
import type { Category, Tier } from '../anonymisation/types.ts'
import type { Fragments } from '../document/types.ts'
import { Refusal } from '../refusal.ts'
import type { CaseServices } from './changed.server.ts'
import { type MarksInPieces, marksIn, type Piece, type PlacedMark, piecesOf, placeOf, surfaceOf } from './marks.ts'
import { paragraphsOf, withoutParagraphs } from './paragraphs.ts'
import type { KeptOnPurpose, OpenMark, PointsTogether } from './types.ts'

/** What the check says of a whole case as it is stored. */
export interface TextsAndMarks {
  readonly fragments: Fragments
  /** Plain text of each fragment. */
  readonly texts: Partial<Record<CaseFragment, string>>
  /** Marks of tier A and B that nobody has decided about. */
  readonly open: readonly OpenMark[]
  /** What was kept on purpose and still stands there, in words: for the case's writers only. */
  readonly kept: readonly KeptOnPurpose[]
  /** Different indirect identifiers that still stand in the text. */
  readonly indirect: number
  readonly combinations: number
  /** What points to someone indirectly or together, in words: for its writers and the second reader only. */
  readonly points: PointsTogether
  readonly needsSecondReader: boolean
}

/** Scans everything of a case that is free text, against the decisions of its writers. */
export async function marksOf(
  tx: Tx,
  context: CaseServices,
  row: CaseRow,
  options: { lock?: boolean } = {},
): Promise<TextsAndMarks> {
  const { fragments, pieces, decided, marks, combinations } = await wholeCase(tx, context, row, options)
  const { indirect, needsSecondReader } = summary(marks, decided, combinations)
  return {
    fragments,
    texts: Object.fromEntries(names.case.map((name) => [name, paragraphsOf(fragments[name]).join('\n')])),
    open: marks.filter((mark) => isOpen(mark, decided)).map(placeOf),
    kept: marks.flatMap((mark) => {
      const decision = decisionOn(mark, decided)
      if (!decision) return []
      const { because: reason, note, tier, scope } = decision
      return [{ surface: surfaceOf(mark), category: mark.category, reason, note, tier, scope }]
    }),
    indirect,
    combinations: combinations.length,
    points: pointsOf(pieces, marks, combinations, decided),
    needsSecondReader,
  }
}

/** All free text of a case as it is stored, scanned as one, with the decisions of its writers. */
async function wholeCase(
  tx: Tx,
  { documents, settings }: CaseServices,
  row: CaseRow,
  options: { lock?: boolean } = {},
) {
  const { fragments } = await documents.read(tx, row.document_id, options)
  const decided = decisionsFrom(await decisionsOf(tx, row.id))
  const words = { question: row.question, ...whysOf(await triedOf(tx, row.id)) }
  const pieces = [...piecesOfWords(words), ...piecesOfStory(fragments)]
  return { fragments, pieces, decided, ...marksIn(pieces, keyed(settings.markKey)) }
}

function pointsOf(
  pieces: readonly Piece[],
  marks: readonly PlacedMark[],
  combinations: MarksInPieces['combinations'],
  decided: readonly KeptDecision[],
): PointsTogether {
  const about = marks.filter((mark) => {
    const decision = decisionOn(mark, decided)
    return indirectCategories.includes(mark.category) && (!decision || decision.reason === 'other')
  })
  const indirect = new Map(about.map((mark) => [mark.key, { surface: surfaceOf(mark), category: mark.category }]))
  return {
    indirect: [...indirect.values()],
    combinations: combinations.map(({ reason, parts }) => ({
      reason,
      parts: parts.map(({ piece, start, end }) => (pieces[piece]?.text ?? '').slice(start, end)),
    })),
  }
}

/** @throws {Refusal} 'open-marks' with positions while anything stored in the case has an open mark */
export async function requireResolved(tx: Tx, context: CaseServices, row: CaseRow): Promise<void> {
  const { open } = await marksOf(tx, context, row)
  if (open.length > 0) throw new Refusal('open-marks', { marks: open })
}

/** The same for words that are about to be stored; the keys say where. @throws {Refusal} 'open-marks' */
export async function requireResolvedWords(
  tx: Tx,
  { settings }: CaseServices,
  row: CaseRow,
  words: Record<string, string>,
): Promise<void> {
  const decided = decisionsFrom(await decisionsOf(tx, row.id))
  const { marks } = marksIn(piecesOfWords(words), keyed(settings.markKey))
  const open = marks.filter((mark) => isOpen(mark, decided))
  if (open.length > 0) throw new Refusal('open-marks', { marks: open.map(placeOf) })
}

/** The stored texts without the paragraphs that hold an open A mark, and how many those are. */
export async function withoutOpenMarks(tx: Tx, context: CaseServices, row: CaseRow) {
  const { fragments, decided, marks } = await wholeCase(tx, context, row)
  const certain = marks.filter((mark) => mark.tier === 'A' && isOpen(mark, decided))
  const content: Fragments = {}
  let withheld = 0
  for (const [name, text] of Object.entries(fragments)) {
    const left = new Set(certain.filter(({ piece }) => piece.at === name).map(({ piece }) => piece.paragraph))
    content[name] = withoutParagraphs(text, left)
    withheld += left.size
  }
  return { content, withheld }
}

/** HMAC-SHA256 of a surface key, in hex: what "kept on purpose" is remembered by. */
export const keyed = (key: Uint8Array) => (surfaceKey: string) =>
  createHmac('sha256', key).update(surfaceKey).digest('hex')

/** A decision with the reason as it was given, for its writers to read. */
export interface KeptDecision extends Decision {
  readonly because: string
  /** In words, where the short reason is 'other'. */
  readonly note: string
}

/**
 * Rows as the rules of the check want them. What stays because the question needs it still points to someone and
 * counts ('other'); what points to nobody does not.
 */
export const decisionsFrom = (rows: readonly Omit<DecisionRow, 'scope'>[], scope?: string): KeptDecision[] =>
  rows.map((row) => ({
    key: Buffer.from(row.surface_hash).toString('hex'),
    scope:
      ((row as Partial<DecisionRow>).scope ?? scope) === 'text-with-combination' ? 'text-with-combination' : 'text',
    category: row.category as Category,
    tier: row.tier as Tier,
    reason: row.reason === 'needed' || row.reason === 'other' ? 'other' : 'not-about-a-person',
    because: row.reason,
    note: row.note,
    ruleVersion: row.rule_version,
  }))

const decisionOn = (mark: PlacedMark, decided: readonly KeptDecision[]) =>
  decided.find((decision) => decisionStands(mark, decision, mark.combined))

const isOpen = (mark: PlacedMark, decided: readonly KeptDecision[]) => blocks(mark) && !decisionOn(mark, decided)

const piecesOfWords = (words: Record<string, string>) =>
  Object.entries(words).flatMap(([at, text]) => piecesOf(at, [text]))

const piecesOfStory = (fragments: Fragments) =>
  names.case.flatMap((name) => piecesOf(name, paragraphsOf(fragments[name])))

const whysOf = (rows: readonly { id: string; why: string }[]) =>
  Object.fromEntries(rows.map((row) => [`tried.${row.id}`, row.why]))
