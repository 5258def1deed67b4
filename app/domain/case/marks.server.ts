import { as } from '#db/as.ts'
import { deleteDecision, upsertDecision } from '#db/queries/case-readable.ts'
import { sameWords } from '../anonymisation/fold.ts'
import { surfaceKey } from '../anonymisation/rules.ts'
import { ruleVersion } from '../anonymisation/types.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import type { CaseServices } from './changed.server.ts'
import { caseToDo } from './found.server.ts'
import { keyed, marksOf, requireResolvedWords } from './gate.server.ts'
import { isDraft } from './rules.ts'
import type { MarkForm } from './schema.ts'
import { settleCaseText } from './write.server.ts'

/**
 * Remembers that a writer kept these words on purpose, or no longer: a keyed hash and a reason, never the words.
 * @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state'
 */
export async function decideMark(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: MarkForm,
): Promise<void> {
  const { db, settings } = context
  const published = await as(db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.write')
    const { surface, category } = form
    if (form.deed === 'keep') await requireCleanNote(tx, context, row, form)
    const hash = Buffer.from(
      keyed(settings.markKey)(surfaceKey(surface, { start: 0, end: surface.length, category })),
      'hex',
    )
    if (form.deed === 'unkeep') await deleteDecision(tx, row.id, hash)
    else {
      await upsertDecision(tx, row.id, asker.id, {
        surface_hash: hash,
        // A decision taken beside a combination counts for it; one taken before does not.
        scope: (await marksOf(tx, context, row)).combinations > 0 ? 'text-with-combination' : 'text',
        category,
        tier: form.tier,
        reason: form.reason,
        note: form.reason === 'other' ? form.note : '',
        rule_version: ruleVersion,
      })
    }
    await record(tx, asker, 'case.write', { kind: 'case', id: row.id, number: row.number })
    return isDraft(row) ? null : row.id
  })
  if (published) await settleCaseText(context, published)
}

/** A reason is stored in words, so the words that it is about must not be in it, nor anything else that is marked. */
async function requireCleanNote(
  tx: Parameters<typeof marksOf>[0],
  context: CaseServices,
  row: Parameters<typeof marksOf>[2],
  { note, surface }: MarkForm,
): Promise<void> {
  if (sameWords(note).includes(sameWords(surface))) throw new Refusal('bad-input', { fields: { note: ['names-it'] } })
  await requireResolvedWords(tx, context, row, { note })
}
