import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { adviceHoursOf } from '#db/queries/board.ts'
import type { CaseRow } from '#db/queries/case.ts'
import {
  type ContributionRow,
  contributionDecisions,
  contributionOf,
  insertContribution,
  insertContributionDecision,
  replaceBody,
  setMentions,
  threadOf,
} from '#db/queries/contribution.ts'
import { record } from '../audit/write.server.ts'
import { type CaseServices, onCaseChanged } from '../case/changed.server.ts'
import { caseToDo, foundCase, placeOf } from '../case/found.server.ts'
import { moveWithin } from '../case/move.server.ts'
import { standing } from '../case/policy.ts'
import { aboutCase } from '../case/tell.server.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { checked } from './gate.server.ts'
import { calledIn, withIds } from './mentions.ts'
import { mentionable } from './people.server.ts'
import { saidFrom } from './read.server.ts'
import { adviceOpens, movesAlong } from './rules.ts'
import { type ContributionForm, type EditForm, contributionId as idOf } from './schema.ts'
import { tellOfContribution } from './tell.server.ts'

/** Where a contribution is: its case and itself, as an address gives them. */
export interface At {
  readonly caseId: string | undefined
  readonly contributionId: string | undefined
}

/**
 * Asks, advises or replies, brings the case along where the rules say so, and tells whom it is for. Sent twice it is
 * said once.
 * @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state', 'open-marks' with positions in the text,
 *   'questions-first' with the moment from which advice may be given
 */
export async function contribute(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: ContributionForm,
  now = new Date(),
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'contribution.write')
    const answered = form.replyTo ? await contributionOf(tx, row.id, form.replyTo) : undefined
    if (form.replyTo && !answered) throw new Refusal('stale')
    if (form.kind === 'advice') await requireAdviceOpen(tx, row, form.id, now)
    const people = await mentionable(tx, row)
    const decisions = checked(context, form, people)
    const { count } = await insertContribution(tx, {
      id: form.id,
      caseId: row.id,
      writerId: asker.id,
      replyTo: form.replyTo ?? null,
      kind: form.kind,
      body: withIds(form.body, people),
    })
    if (count === 0) {
      if (!(await contributionOf(tx, row.id, form.id))) throw new Refusal('stale')
      return row.id
    }
    for (const decision of decisions) await insertContributionDecision(tx, form.id, asker.id, decision)
    await record(tx, asker, 'contribution.write', { kind: 'contribution', id: form.id, number: row.number })
    const called = await callIn(tx, asker, row, form, people)
    await tellOfContribution(tx, row, { by: asker.id, replyTo: form.replyTo ?? null, called })
    const deed = movesAlong(form.kind, row.mine !== null, row.state)
    if (deed && may(asker, deed, standing(placeOf(row)))) await moveWithin(tx, context, asker, row, deed)
    return row.id
  })
  await onCaseChanged(context, id)
  context.outbox.nudge()
}

/**
 * Other words for what the asker wrote; the old ones stay to be read.
 * @throws {Refusal} 'not-found', 'not-allowed' for another's words, 'stale', 'open-marks'
 */
export async function editContribution(context: CaseServices, asker: Asker, at: At, form: EditForm): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const { row, one } = await foundContribution(tx, asker, at)
    const relations = one.writer_id === asker.id ? (['writer'] as const) : []
    if (!may(asker, 'contribution.edit', { ...standing(placeOf(row)), relations })) throw new Refusal('not-allowed')
    if (form.seen !== (one.edited_at ?? one.written_at).toISOString()) throw new Refusal('stale')
    const people = await mentionable(tx, row)
    const decisions = checked(context, form, people, await contributionDecisions(tx, one.id))
    const body = withIds(form.body, people)
    if (body === one.body) return null
    await replaceBody(tx, one.id, body)
    for (const decision of decisions) await insertContributionDecision(tx, one.id, asker.id, decision)
    await callIn(tx, asker, row, { id: one.id, body: form.body }, people)
    await record(tx, asker, 'contribution.edit', { kind: 'contribution', id: one.id, number: row.number })
    return row.id
  })
  if (id) await onCaseChanged(context, id)
  context.outbox.nudge()
}

/** A contribution of a case that the asker can read, held until the end of the deed. @throws {Refusal} 'not-found' */
export async function foundContribution(tx: Tx, asker: Asker, at: At): Promise<{ row: CaseRow; one: ContributionRow }> {
  const row = await foundCase(tx, asker, at.caseId, true)
  const id = idOf.safeParse(at.contributionId)
  const one = id.success ? await contributionOf(tx, row.id, id.data) : undefined
  if (!one) throw new Refusal('not-found')
  return { row, one }
}

async function requireAdviceOpen(tx: Tx, row: CaseRow, id: string, now: Date): Promise<void> {
  const thread = await threadOf(tx, row.id)
  if (thread.some((one) => one.id === id)) return
  const opens = adviceOpens(thread.map(saidFrom), await adviceHoursOf(tx, row.board_id), now)
  if (!opens.open) throw new Refusal('questions-first', { from: opens.from.toISOString() })
}

/** Writes down whom the words call in, and tells those who were not called in by them before. */
async function callIn(
  tx: Tx,
  asker: Asker,
  row: CaseRow,
  { id, body }: { id: string; body: string },
  people: readonly { id: string; name: string }[],
): Promise<readonly string[]> {
  const called = calledIn(body, people).map((one) => one.id)
  const fresh = (await setMentions(tx, id, called)).filter((memberId) => memberId !== asker.id)
  for (const one of fresh) await tell(tx, one, 'mention', aboutCase(row))
  return fresh
}
