import { as } from '#db/as.ts'
import { outcomeOf, updateOutcome } from '#db/queries/outcome.ts'
import { record } from '../audit/write.server.ts'
import { type CaseServices, onCaseChanged } from '../case/changed.server.ts'
import { caseToDo } from '../case/found.server.ts'
import { requireResolvedWords } from '../case/gate.server.ts'
import { plainText } from '../case/paragraphs.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import type { AcceptForm } from './schema.ts'

/**
 * The author accepts the summary as it stands, or takes that back while the closing questions are not answered. What
 * was accepted is kept as it was: others may write on, and that is not what readers get.
 * @throws {Refusal} 'stale' when somebody changed it since the author read it, 'not-yet' when it is empty, 'open-marks'
 */
export async function acceptSummary(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  { accepted, seen }: AcceptForm,
  now = new Date(),
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.accept-summary')
    const before = await outcomeOf(tx, row.id)
    if (accepted) {
      const { fragments } = await context.documents.read(tx, row.notes_id, { lock: true })
      const summary = fragments.summary
      const said = plainText(summary)
      if (!summary || said.trim() === '') throw new Refusal('not-yet', { needs: ['summary'] })
      if (settled(said) !== settled(seen)) throw new Refusal('stale')
      await requireResolvedWords(tx, context, row, { summary: said })
      await updateOutcome(tx, row.id, { summary: tx.json(summary as never), accepted_at: now, accepted_by: asker.id })
    } else {
      if (before?.closed_out_at) throw new Refusal('wrong-state')
      await updateOutcome(tx, row.id, { summary: null, accepted_at: null, accepted_by: null })
    }
    await record(tx, asker, 'case.accept-summary', { kind: 'case', id: row.id, number: row.number })
    return row.id
  })
  await onCaseChanged(context, id)
}

/** The words without what differs between a window and the server: white at ends and between lines. */
const settled = (words: string) =>
  words
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
