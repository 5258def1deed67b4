import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { type CaseRow, type MoveRow, movesOf, updateState } from '#db/queries/case.ts'
import { beginRound, updateOutcome } from '#db/queries/outcome.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import type { CaseState } from '../rights/table.ts'
import { type CaseServices, onCaseChanged } from './changed.server.ts'
import { foundCase, placeOf } from './found.server.ts'
import { requireNeeds } from './needs.server.ts'
import { mayDo, moveFor } from './policy.ts'
import { ledTo, type MoveDeed, moveDeed, undoable } from './states.ts'

/**
 * Brings a case to another state; the one way in. Answers the new state.
 * @param from  the state the asker saw: another one by now is 'stale'
 * @throws {Refusal} 'not-found', 'wrong-state', 'not-allowed', 'stale', 'open-marks', 'not-yet' with `needs`
 */
export async function moveCase(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  deed: MoveDeed,
  from?: string,
): Promise<CaseState> {
  const moved = await as(context.db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId, true)
    if (from && from !== row.state) throw new Refusal('stale')
    return { id: row.id, to: await moveWithin(tx, context, asker, row, deed) }
  })
  await onCaseChanged(context, moved.id)
  return moved.to
}

/**
 * The same within a larger deed, which has found and locked the case and tells the others after its commit.
 * @throws {Refusal} 'wrong-state' when the table does not list it, 'not-allowed' when it is not this person's,
 *   'not-yet' or 'open-marks' when the case does not hold what the move needs
 */
export async function moveWithin(
  tx: Tx,
  context: CaseServices,
  asker: Asker | 'server',
  row: CaseRow,
  deed: MoveDeed,
  { to, reason }: { to?: CaseState; reason?: string } = {},
): Promise<CaseState> {
  const move = moveFor(asker, deed, placeOf(row), to)
  if (typeof move === 'string') throw new Refusal(move)
  await requireNeeds(tx, context, row, move.needs)
  const memberId = asker === 'server' ? null : asker.id
  const { target, since } = move.to === 'before' ? await before(tx, row) : { target: move.to, since: null }
  await updateState(tx, row.id, { deed, from: row.state, to: target, memberId, reason, since })
  // What was accepted was another text, or belongs to the round before.
  if (deed === 'case.summarise') await updateOutcome(tx, row.id, { accepted_at: null, accepted_by: null })
  if (deed === 'case.reopen') await beginRound(tx, row.id)
  if (asker !== 'server') await record(tx, asker, deed, { kind: 'case', id: row.id, number: row.number })
  return target
}

/**
 * Takes back the asker's own last move, while nothing came after it and its time has not passed.
 * @throws {Refusal} 'too-late-to-undo'
 */
export async function undoMove(context: CaseServices, asker: Asker, caseId: string | undefined): Promise<CaseState> {
  const undone = await as(context.db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId, true)
    const [last] = await movesOf(tx, row.id)
    const deed = moveDeed(last?.deed)
    if (!last || !deed || last.member_id !== asker.id || last.to_state !== row.state)
      throw new Refusal('too-late-to-undo')
    if (!undoable(deed, last.at, new Date())) throw new Refusal('too-late-to-undo')
    if (!mayDo(asker, deed, { ...placeOf(row), state: last.from_state })) throw new Refusal('not-allowed')
    await updateState(tx, row.id, {
      deed: `undo:${deed}`,
      from: row.state,
      to: last.from_state,
      memberId: asker.id,
      since: last.from_since,
    })
    await record(tx, asker, deed, { kind: 'case', id: row.id, number: row.number })
    return { id: row.id, to: last.from_state }
  })
  await onCaseChanged(context, undone.id)
  return undone.to
}

/** Where a case was before it was put away or on an agenda, and since when; open when its history does not say. */
async function before(tx: Tx, row: CaseRow): Promise<{ target: CaseState; since: Date | null }> {
  const history: readonly MoveRow[] = await movesOf(tx, row.id)
  const way = history.find((move) => move.to_state === row.state && ledTo(move.deed, row.state))
  return { target: way?.from_state ?? 'open', since: way?.from_since ?? null }
}
