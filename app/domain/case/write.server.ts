import { as, asSystem } from '#db/as.ts'
import { caseOfInstallation, updateCase } from '#db/queries/case.ts'
import { readersOf } from '#db/queries/case-people.ts'
import { upsertReadable } from '#db/queries/case-readable.ts'
import { triedOf } from '#db/queries/case-tried.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { boardStates } from '../rights/case-states.ts'
import { asRead } from './as-read.server.ts'
import { type CaseServices, onCaseChanged, pulse } from './changed.server.ts'
import { caseToDo, foundForSecondReader } from './found.server.ts'
import { marksOf, withoutOpenMarks } from './gate.server.ts'
import { moveWithin } from './move.server.ts'
import { withoutBarePrompts } from './prompts.ts'
import { missing } from './rules.ts'
import type { SecondReadingForm } from './schema.ts'
import { tellReaders, tellWriters } from './tell.server.ts'

/**
 * Places a case before its readers, or before a second reader first. The text is built afresh from what was checked:
 * what was replaced does not outlive the draft. Answers where the case went.
 * @throws {Refusal} 'missing-fields' with codes by field, 'open-marks' with positions (never words), 'not-found',
 *   'not-allowed', 'wrong-state'
 */
export async function publishCase(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
): Promise<'open' | 'second-reading'> {
  const done = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.publish')
    const found = await marksOf(tx, context, row, { lock: true })
    const aCase = asRead(row, asker, await triedOf(tx, row.id))
    const fields = missing(aCase, found.texts, (await readersOf(tx, row.id)).length, row.prompts)
    if (Object.keys(fields).length > 0) throw new Refusal('missing-fields', { fields, marks: found.open })
    if (found.open.length > 0) throw new Refusal('open-marks', { marks: found.open })

    const to = found.needsSecondReader ? 'second-reading' : 'open'
    const texts = withoutBarePrompts(found.fragments, row.prompts)
    const { epoch } = await context.documents.rebuild(tx, row.document_id, texts)
    await upsertReadable(tx, row.id, texts, 0)
    const declared = { declared_at: new Date(), declared_by: asker.id, declared_epoch: epoch }
    await updateCase(tx, row.id, { ...declared, published_at: to === 'open' ? new Date() : null })
    await moveWithin(tx, context, asker, row, 'case.publish', { to })
    await tellReaders(tx, row, to === 'open' ? 'new-case' : 'assignment', asker.id)
    return { id: row.id, documentId: row.document_id, to } as const
  })
  await context.documents.announceRebuilt(done.documentId)
  await onCaseChanged(context, done.id)
  return done.to
}

/**
 * The second reader releases the case, or gives it back with a reason that its writers read.
 * @throws {Refusal} 'not-found' for whoever is no second reader of it, 'open-marks'
 */
export async function secondRead(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: SecondReadingForm,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await foundForSecondReader(tx, asker, caseId, true)
    if (form.verdict === 'give-back') {
      await tellWriters(tx, row, 'answer', asker.id)
      await moveWithin(tx, context, asker, row, 'case.second-read', { to: 'returned', reason: form.reason })
      return row.id
    }
    await updateCase(tx, row.id, { published_at: new Date() })
    await moveWithin(tx, context, asker, row, 'case.second-read', { to: 'open' })
    await tellWriters(tx, row, 'answer', asker.id)
    await tellReaders(tx, row, 'new-case', asker.id)
    return row.id
  })
  await onCaseChanged(context, id)
}

/**
 * Makes the text of a published case, once it has settled, the readers' version: paragraphs with an open A mark are
 * left out of it and stay in the writers' text. Does nothing for drafts. Answers how many were left out.
 */
export async function settleCaseText(context: CaseServices, caseId: string): Promise<number> {
  const settled = await asSystem(context.db, async (tx) => {
    const row = await caseOfInstallation(tx, caseId, true)
    if (!row || !boardStates.includes(row.state)) return null
    const { content, withheld } = await withoutOpenMarks(tx, context, row)
    const { count } = await upsertReadable(tx, row.id, content, withheld)
    return { withheld, changed: count > 0 }
  })
  if (settled?.changed) await pulse(context, caseId)
  return settled?.withheld ?? 0
}
