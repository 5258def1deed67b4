import { randomUUID } from 'node:crypto'
import { onBoardDays } from '#app/domain/case/states.ts'
import { declarations } from '#app/domain/case/thesaurus.ts'
import type { Fragments } from '#app/domain/document/types.ts'
import type { CaseState } from '#app/domain/rights/table.ts'
import { fragments } from '#app/editor/fragments.ts'
import { insertCase, updateCase } from '#db/queries/case.ts'
import { upsertReadable } from '#db/queries/case-readable.ts'
import { insertTried, updateTried } from '#db/queries/case-tried.ts'
import { insertAgreement, insertContribution, setDecision } from '#db/queries/contribution.ts'
import { insertPastMove, insertPastRequest, insertPastVisit, setWrittenAt } from '#db/queries/example.ts'
import { updateOutcome, upsertLesson } from '#db/queries/outcome.ts'
import type { ExampleCase } from './a-case.ts'
import type { Filled } from './filled.ts'
import { boards } from './people.ts'
import { written } from './writing.ts'

/** Days ago that everybody of the board looked at every case: what came later is new to them. */
const lastVisit = 4

/** Brings one example case into its state, as if it had gone the whole way. Answers its id. */
export async function fillCase(filled: Filled, one: ExampleCase): Promise<string> {
  const { tx, documents, who, board } = filled
  const row = { id: randomUUID(), documentId: randomUUID(), notesId: randomUUID() }
  await insertCase(tx, { ...row, boardId: board[one.board], authorId: who[one.author] })
  const story = textsOf(fragments.case, one.story)
  await documents.create(tx, { id: row.documentId, kind: 'case', subjectId: row.id, seed: story })
  const notes = textsOf(fragments['case-notes'], { notes: one.notes, summary: one.summary })
  await documents.create(tx, { id: row.notesId, kind: 'case-notes', subjectId: row.id, seed: notes })
  await updateCase(tx, row.id, columnsOf(filled, one))
  for (const tried of one.tried) {
    const id = randomUUID()
    await insertTried(tx, row.id, id)
    await updateTried(tx, row.id, id, { intervention: tried.what, effect: tried.effect, why: tried.why })
  }
  if (one.state !== 'draft') {
    await upsertReadable(tx, row.id, story, 0)
    await fillHistory(filled, one, row.id)
    await fillThread(filled, one, row.id)
    if (one.outcome) await fillOutcome(filled, one, row.id)
    for (const { who: whom, by, ago } of one.asked ?? [])
      await insertPastRequest(tx, row.id, who[whom], who[by], daysBefore(filled.now, ago))
    for (const name of boards[one.board].members)
      if (one.placed > lastVisit) await insertPastVisit(tx, row.id, who[name], daysBefore(filled.now, lastVisit))
  }
  return row.id
}

const columnsOf = ({ now }: Filled, one: ExampleCase) => ({
  state: one.state,
  state_since: daysBefore(now, one.since),
  question: one.question,
  kind: one.kind,
  age_band: one.ageBand,
  centre: one.centre,
  role_in_violence: one.roleInViolence,
  themes: one.themes,
  setting: one.setting,
  phase: one.phase,
  safety: one.safety,
  reporting_code_step: one.safety === 'safe' ? null : 'step-2',
  safety_screen_shown_at: one.safety === 'doubt' ? daysBefore(now, one.placed) : null,
  safety_screen_choice: one.safety === 'doubt' ? 'reporting-code' : null,
  instruments: one.instruments ?? [],
  nothing_tried: one.tried.length === 0 && one.state !== 'draft',
  urgency: one.urgency,
  show_name: one.showName ?? true,
  declarations: one.state === 'draft' ? [] : declarations,
  declared_at: one.state === 'draft' ? null : daysBefore(now, one.placed),
  published_at: one.state !== 'draft' && one.state !== 'second-reading' ? daysBefore(now, one.placed) : null,
  closed_at: one.state === 'closed' ? daysBefore(now, one.since) : null,
  archived_at: one.state === 'closed' && one.since > onBoardDays ? daysBefore(now, one.since - onBoardDays) : null,
  waiting_for_meeting: one.state === 'on-agenda',
})

type Step = readonly [deed: string, to: CaseState, by: 'author' | 'expert' | 'coordinator']
const started: Step = ['case.start', 'in-progress', 'expert']
const onAgenda: readonly Step[] = [started, ['case.put-on-agenda', 'on-agenda', 'coordinator']]
const summarised: readonly Step[] = [started, ['case.summarise', 'summarised', 'expert']]
const planned: readonly Step[] = [...summarised, ['case.plan-follow-up', 'follow-up', 'author']]

/** The steps that lead to each state, with who takes them. */
const way: Partial<Record<CaseState, readonly Step[]>> = {
  'waiting-for-author': [['case.wait-for-author', 'waiting-for-author', 'expert']],
  'in-progress': [started],
  'on-agenda': onAgenda,
  discussed: [...onAgenda, ['case.discuss', 'discussed', 'coordinator']],
  summarised,
  'follow-up': planned,
  closed: [...planned, ['case.close', 'closed', 'author']],
  withdrawn: [started, ['case.withdraw', 'withdrawn', 'author']],
  hidden: [started, ['case.hide', 'hidden', 'coordinator']],
}

async function fillHistory({ tx, now, who }: Filled, one: ExampleCase, caseId: string) {
  const by = { author: who[one.author], expert: who.samira, coordinator: who.dina }
  const first = one.state === 'second-reading' ? 'second-reading' : 'open'
  const steps = [['case.publish', first, 'author'] as const, ...(way[one.state] ?? [])]
  let from: CaseState = 'draft'
  for (const [index, [deed, to, taker]] of steps.entries()) {
    const ago = one.placed - ((one.placed - one.since) * index) / Math.max(1, steps.length - 1)
    await insertPastMove(tx, caseId, { deed, from, to, memberId: by[taker], at: daysBefore(now, ago) })
    from = to
  }
}

async function fillThread({ tx, now, who }: Filled, one: ExampleCase, caseId: string) {
  const ids = one.thread.map(() => randomUUID())
  for (const [index, said] of one.thread.entries()) {
    const id = ids[index] as string
    const replyTo = said.under === undefined ? null : (ids[said.under] ?? null)
    await insertContribution(tx, { id, caseId, writerId: who[said.who], replyTo, kind: said.kind, body: said.body })
    // Later in the thread is later on the day: otherwise two of one day would stand in any order.
    await setWrittenAt(tx, id, new Date(daysBefore(now, said.ago).getTime() + index * 60_000))
    if (said.decision) await setDecision(tx, id, said.decision)
    for (const name of said.agreedBy ?? []) await insertAgreement(tx, id, who[name])
  }
}

async function fillOutcome({ tx, now, who }: Filled, one: ExampleCase, caseId: string) {
  const { accepted, closedOut, told, noAnswer, lesson } = one.outcome ?? { accepted: one.since }
  await updateOutcome(tx, caseId, {
    summary: tx.json(written(...(one.summary ?? [])) as never),
    accepted_at: daysBefore(now, accepted),
    accepted_by: who[one.author],
    ...(closedOut && {
      closed_out_at: daysBefore(now, closedOut.ago),
      result: closedOut.result,
      value: closedOut.value,
      next_step: closedOut.nextStep,
      lesson: closedOut.lesson,
      follow_up_due_at: daysBefore(now, closedOut.due),
    }),
    ...(told && {
      follow_up: told.carriedOut,
      follow_up_at: daysBefore(now, told.ago),
      follow_up_why: told.why ?? '',
      effect: told.effect,
      useful: told.useful,
    }),
    ...(noAnswer && { follow_up: 'no-answer', follow_up_at: daysBefore(now, one.since), reminders: 2 }),
  })
  if (lesson) await upsertLesson(tx, caseId, { body: lesson, noteId: null, writtenBy: who.samira })
}

const textsOf = (names: readonly string[], texts: Readonly<Partial<Record<string, readonly string[]>>>): Fragments =>
  Object.fromEntries(names.map((name) => [name, written(...(texts[name] ?? []))]))

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)
