import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import type { CaseRow } from '#db/queries/case.ts'
import { deleteLesson, outcomeOf, updateOutcome, upsertLesson } from '#db/queries/outcome.ts'
import { record } from '../audit/write.server.ts'
import { type CaseServices, onCaseChanged } from '../case/changed.server.ts'
import { caseToDo, placeOf } from '../case/found.server.ts'
import { requireResolvedWords } from '../case/gate.server.ts'
import { moveWithin } from '../case/move.server.ts'
import { progressFrom, requireNeeds } from '../case/needs.server.ts'
import { unmetForClosing } from '../case/needs.ts'
import { mayDo } from '../case/policy.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import type { Deed } from '../rights/table.ts'
import { dueAt } from './due.ts'
import type { CloseOutForm, FollowUpForm, LessonForm } from './schema.ts'

/**
 * *Afsluitvragen*, answered or answered anew, with the moment to ask how it went: the case waits for that, or is closed
 * when nothing is left to wait for.
 * @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state', 'not-yet', 'open-marks'
 */
export const closeOut = (
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: CloseOutForm,
  now = new Date(),
) =>
  ending(context, asker, caseId, 'case.close-out', async (tx, row) => {
    await requireNeeds(tx, context, row, ['summary-accepted'])
    await requireResolvedWords(tx, context, row, { nextStep: form.nextStep, because: form.because })
    const before = await outcomeOf(tx, row.id)
    if (before?.follow_up) throw new Refusal('already-done')
    await updateOutcome(tx, row.id, {
      closed_out_at: before?.closed_out_at ?? now,
      result: form.result,
      value: form.value,
      next_step: form.nextStep,
      lesson: lessonAfter(form.lesson, before?.lesson),
      follow_up_due_at: form.weeks === null ? null : dueAt(before?.closed_out_at ?? now, form.weeks),
      asked_at: null,
      reminders: 0,
      reminded_at: null,
      ...(form.weeks === null && { follow_up: 'declined', follow_up_at: now, follow_up_why: form.because }),
    })
    if (form.lesson === 'no') await deleteLesson(tx, row.id)
    if (row.state === 'summarised' && form.weeks !== null)
      await moveWithin(tx, context, asker, row, 'case.plan-follow-up')
  })

/** *Terugkoppeling*: how it went, or why that will not be told. @throws {Refusal} as `closeOut`, 'already-done' */
export const tellHowItWent = (
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: FollowUpForm,
  now = new Date(),
) =>
  ending(context, asker, caseId, 'case.follow-up', async (tx, row) => {
    await requireResolvedWords(tx, context, row, { why: form.why })
    const before = await outcomeOf(tx, row.id)
    if (before?.follow_up && before.follow_up !== 'no-answer') throw new Refusal('already-done')
    const declined = form.carriedOut === 'declined'
    await updateOutcome(tx, row.id, {
      follow_up: form.carriedOut,
      follow_up_at: now,
      follow_up_why: form.why,
      effect: declined || form.carriedOut === 'no' ? null : (form.effect ?? null),
      useful: declined ? null : (form.useful ?? null),
    })
  })

/**
 * *Les uit de praktijk*: told anew and checked anew, or none. Whoever may may write one; that there is none is for the
 * author and the coordinator to say. @throws {Refusal} as `closeOut`
 */
export const writeLesson = (context: CaseServices, asker: Asker, caseId: string | undefined, form: LessonForm) =>
  ending(context, asker, caseId, 'case.write-lesson', async (tx, row) => {
    if (form.lesson === 'none') {
      if (row.mine === null && !asker.roles.includes('coordinator')) throw new Refusal('not-allowed')
      await deleteLesson(tx, row.id)
    } else {
      await requireResolvedWords(tx, context, row, { body: form.body })
      await upsertLesson(tx, row.id, { body: form.body, noteId: form.note, writtenBy: asker.id })
    }
    await updateOutcome(tx, row.id, { lesson: form.lesson })
  })

const lessonAfter = (answer: 'yes' | 'no', before: string | undefined) =>
  answer === 'no' ? 'none' : before === 'written' ? 'written' : 'wanted'

/** One answer of the ending; the case closes by itself once nothing is left and this person may close it. */
async function ending(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  deed: Deed,
  change: (tx: Tx, row: CaseRow) => Promise<void>,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, deed)
    await change(tx, row)
    await record(tx, asker, deed, { kind: 'case', id: row.id, number: row.number })
    const now = await caseToDo(tx, asker, row.id, 'case.read')
    const whole = unmetForClosing(progressFrom(await outcomeOf(tx, row.id))).length === 0
    if (whole && mayDo(asker, 'case.close', placeOf(now))) await moveWithin(tx, context, asker, now, 'case.close')
    return row.id
  })
  await onCaseChanged(context, id)
}
