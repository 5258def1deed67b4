import { as } from '#db/as.ts'
import { markChanged, updateCase } from '#db/queries/case.ts'
import { deleteTried, insertTried, updateTried } from '#db/queries/case-tried.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { type CaseServices, onCaseChanged } from './changed.server.ts'
import { caseToDo } from './found.server.ts'
import { requireResolvedWords } from './gate.server.ts'
import { isDraft, needsStopScreen } from './rules.ts'
import type { FieldForm, FieldName, TriedForm } from './schema.ts'

const columnOf: Record<FieldName, string> = {
  question: 'question',
  kind: 'kind',
  ageBand: 'age_band',
  centre: 'centre',
  roleInViolence: 'role_in_violence',
  themes: 'themes',
  setting: 'setting',
  phase: 'phase',
  safety: 'safety',
  reportingCodeStep: 'reporting_code_step',
  instruments: 'instruments',
  nothingTried: 'nothing_tried',
  urgency: 'urgency',
  visibility: 'visibility',
  showName: 'show_name',
  declarations: 'declarations',
}

/** What only the author decides: who reads, under whose name, and what they declare. */
const authorsOwn: readonly FieldName[] = ['visibility', 'showName', 'declarations']

/**
 * Saves one field. Before publication anything goes; afterwards words must have no open mark.
 * @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state', 'open-marks'
 */
export async function saveField(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: FieldForm,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.write')
    if (authorsOwn.includes(form.field) && row.mine !== 'author') throw new Refusal('not-allowed')
    if (!isDraft(row) && form.field === 'question') {
      if (!form.value.trim().endsWith('?')) throw new Refusal('bad-input', { fields: { value: ['no-question'] } })
      await requireResolvedWords(tx, context, row, { question: form.value })
    }
    if (!isDraft(row) && isEmptied(form)) throw new Refusal('bad-input', { fields: { value: ['empty'] } })
    await updateCase(tx, row.id, { [columnOf[form.field]]: form.value, ...(await shownAt(form)) })
    if (!isDraft(row)) await markChanged(tx, row.id, [form.field])
    await record(tx, asker, 'case.write', { kind: 'case', id: row.id, number: row.number })
    return isDraft(row) ? null : row.id
  })
  if (id) await onCaseChanged(context, id)
}

/** What every published case must have stays filled in. */
const isEmptied = ({ field, value }: FieldForm) =>
  value === null || (field === 'themes' && value.length === 0) || (field === 'declarations' && value.length < 4)

/** *Onveilig* or *twijfel* shows the stop screen: that it was shown is kept, and an older choice no longer counts. */
const shownAt = async (form: FieldForm) =>
  form.field === 'safety' && needsStopScreen(form.value)
    ? { safety_screen_shown_at: new Date(), safety_screen_choice: null }
    : {}

/** What someone chose at the stop screen; nothing else is kept of it. */
export const chooseAtStopScreen = (
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  choice: string | null,
) =>
  as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.write')
    if (!row.safety_screen_shown_at) throw new Refusal('wrong-state')
    await updateCase(tx, row.id, { safety_screen_choice: choice })
    await record(tx, asker, 'case.write', { kind: 'case', id: row.id, number: row.number })
  })

/** Changes one thing that was tried, begun by its first field, or takes it away. @throws {Refusal} as saveField */
export async function saveTried(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: TriedForm,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.write')
    if (!isDraft(row) && form.deed === 'why')
      await requireResolvedWords(tx, context, row, { [`tried.${form.id}`]: form.value })
    if (form.deed === 'remove') await deleteTried(tx, row.id, form.id)
    else {
      await insertTried(tx, row.id, form.id)
      const { count } = await updateTried(tx, row.id, form.id, { [form.deed]: form.value ?? emptyOf[form.deed] })
      if (count === 0) throw new Refusal('too-large')
    }
    if (!isDraft(row)) await markChanged(tx, row.id, ['tried'])
    await record(tx, asker, 'case.write', { kind: 'case', id: row.id, number: row.number })
    return isDraft(row) ? null : row.id
  })
  if (id) await onCaseChanged(context, id)
}

const emptyOf = { intervention: '', effect: null, why: '' } as const
