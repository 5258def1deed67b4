import type { Tx } from '#db/connect.ts'
import type { CaseRow } from '#db/queries/case.ts'
import { type OutcomeRow, outcomeOf } from '#db/queries/outcome.ts'
import { Refusal } from '../refusal.ts'
import type { CaseServices } from './changed.server.ts'
import { requireResolved } from './gate.server.ts'
import { metByTheDeed, type Need, nothingYet, type Progress, unmet } from './needs.ts'
import { plainText } from './paragraphs.ts'
import { keptMonths, restoreDays } from './states.ts'

/**
 * Asks of the case itself what a move needs, in the deed's transaction.
 * @throws {Refusal} 'open-marks' with positions; 'not-yet' with `needs`: the codes of what is still missing
 */
export async function requireNeeds(
  tx: Tx,
  context: CaseServices,
  row: CaseRow,
  asked: readonly Need[],
  now = new Date(),
): Promise<void> {
  const left = asked.filter((need) => !metByTheDeed.includes(need))
  if (left.length === 0) return
  if (left.includes('no-open-mark')) await requireResolved(tx, context, row)
  const missing = unmet(left, progressFrom(await outcomeOf(tx, row.id)))
  if (left.includes('summary') && !(await hasSummary(tx, context, row))) missing.push('summary')
  if (left.includes('in-time') && now > daysAfter(row.state_since, restoreDays)) missing.push('in-time')
  if (left.includes('past-keeping') && now < monthsAfter(row.state_since, keptMonths)) missing.push('past-keeping')
  if (missing.length > 0) throw new Refusal('not-yet', { needs: missing })
}

/** How far the present round has come. */
export const progressFrom = (row: OutcomeRow | undefined): Progress =>
  row
    ? {
        summaryAccepted: row.accepted_at !== null,
        closedOut: row.closed_out_at !== null,
        followUp: followUpFrom(row),
        lesson: row.lesson,
      }
    : nothingYet

function followUpFrom(row: OutcomeRow): Progress['followUp'] {
  if (row.follow_up === 'declined' || row.follow_up === 'no-answer') return 'declined'
  if (row.follow_up) return 'done'
  return row.follow_up_due_at ? 'planned' : 'none'
}

async function hasSummary(tx: Tx, { documents }: CaseServices, row: CaseRow): Promise<boolean> {
  const { fragments } = await documents.read(tx, row.notes_id)
  return plainText(fragments.summary).trim() !== ''
}

const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000)

function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at)
  later.setUTCMonth(later.getUTCMonth() + months)
  return later
}
