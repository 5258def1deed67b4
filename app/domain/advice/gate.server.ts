import type { ContributionDecision } from '#db/queries/contribution.ts'
import { sameWords } from '../anonymisation/fold.ts'
import { blocks, decisionStands } from '../anonymisation/rules.ts'
import { scan } from '../anonymisation/scan.ts'
import { ruleVersion } from '../anonymisation/types.ts'
import type { CaseServices } from '../case/changed.server.ts'
import { decisionsFrom, keyed } from '../case/gate.server.ts'
import { marksIn, piecesOf, placeOf, surfaceOf } from '../case/marks.ts'
import { Refusal } from '../refusal.ts'
import { type Mentionable, withoutMentions } from './mentions.ts'
import type { Kept } from './schema.ts'

/**
 * The same gate as a case has. Answers what was kept on purpose, to be stored as keyed hashes.
 * @param people  whose names may stand in it after an @
 * @param before  what was kept in the words that these replace
 * @throws {Refusal} 'open-marks' with positions in the body, never the words
 */
export function checked(
  { settings }: Pick<CaseServices, 'settings'>,
  { body, kept }: { body: string; kept: Kept },
  people: readonly Mentionable[],
  before: readonly ContributionDecision[] = [],
): ContributionDecision[] {
  const { marks } = marksIn(piecesOf('body', [withoutMentions(body, people)]), keyed(settings.markKey))
  const known = decisionsFrom(before, 'text-with-combination')
  const decisions: ContributionDecision[] = []
  const open = marks.filter((mark) => {
    if (!blocks(mark) || known.some((decision) => decisionStands(mark, decision, mark.combined))) return false
    const decision = kept.find((one) => one.start === mark.start && one.end === mark.end)
    if (!decision) return true
    const { key, category, tier } = mark
    if (decision.reason === 'other') requireCleanNote(decision.note, surfaceOf(mark))
    decisions.push({
      surface_hash: Buffer.from(key, 'hex'),
      category,
      tier,
      reason: decision.reason,
      note: decision.note,
      rule_version: ruleVersion,
    })
    return false
  })
  if (open.length > 0) throw new Refusal('open-marks', { marks: open.map(placeOf) })
  return decisions
}

/** A reason is stored in words: neither what it is about nor anything else that is marked may be in it. */
function requireCleanNote(note: string, surface: string): void {
  const wrong = note === '' ? 'empty' : sameWords(note).includes(sameWords(surface)) || scan(note).marks.some(blocks)
  if (wrong) throw new Refusal('bad-input', { fields: { note: [wrong === true ? 'names-it' : wrong] } })
}
