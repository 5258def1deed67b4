import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import type { CaseRow } from '#db/queries/case.ts'
import {
  type ContributionRow,
  deleteAgreement,
  deleteLink,
  insertAgreement,
  insertLink,
  setDecision,
} from '#db/queries/contribution.ts'
import { record } from '../audit/write.server.ts'
import { type CaseServices, onCaseChanged } from '../case/changed.server.ts'
import { placeOf, requireDeed } from '../case/found.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import type { Deed } from '../rights/table.ts'
import type { Decision } from './types.ts'
import { type At, foundContribution } from './write.server.ts'

/** What the author does with an advice; null takes it back. @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state' */
export const decide = (context: CaseServices, asker: Asker, at: At, decision: Decision | null) =>
  responding(context, asker, at, 'contribution.decide', async (tx, one) => {
    if (one.kind !== 'advice') throw new Refusal('wrong-state')
    await setDecision(tx, one.id, decision)
  })

/** A colleague agrees with an advice of another, or no longer; twice is once. @throws {Refusal} as `decide` */
export const agree = (context: CaseServices, asker: Asker, at: At, agreed: boolean) =>
  responding(context, asker, at, 'contribution.agree', async (tx, one, row) => {
    if (one.kind !== 'advice') throw new Refusal('wrong-state')
    if (one.writer_id === asker.id || row.mine) throw new Refusal('not-allowed')
    await (agreed ? insertAgreement : deleteAgreement)(tx, one.id, asker.id)
  })

/** Leads an advice to a page of *Wat werkt*, or no longer. @throws {Refusal} as `decide`, 'stale' for a page that is gone */
export const linkToPage = (context: CaseServices, asker: Asker, at: At, form: { note: string; on: boolean }) =>
  responding(context, asker, at, 'contribution.link', async (tx, one) => {
    if (one.kind !== 'advice') throw new Refusal('wrong-state')
    if (!form.on) await deleteLink(tx, one.id, form.note)
    else if ((await insertLink(tx, one.id, form.note, asker.id)).count === 0) throw new Refusal('already-done')
  })

async function responding(
  context: CaseServices,
  asker: Asker,
  at: At,
  deed: Deed,
  change: (tx: Tx, one: ContributionRow, row: CaseRow) => Promise<void>,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const { row, one } = await foundContribution(tx, asker, at)
    requireDeed(asker, deed, placeOf(row))
    await change(tx, one, row)
    await record(tx, asker, deed, { kind: 'contribution', id: one.id, number: row.number })
    return row.id
  })
  await onCaseChanged(context, id)
}
