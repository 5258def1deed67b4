import { randomUUID } from 'node:crypto'
import type { LoadContext } from '#app/load-context.ts'
import { asDoor } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import {
  approvalsOpen,
  approvalToDecide,
  decideApproval,
  insertApproval,
  insertRole,
  invitationToChange,
  recoveryOf,
  revokeInvitation,
  runners,
} from '#db/queries/membership.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { sendLink } from './invite.server.ts'
import { approvers, type RunningRole, recoveryHours } from './rules.ts'
import type { OpenApproval } from './types.ts'

type Services = Pick<LoadContext, 'db' | 'outbox' | 'settings'>

/** What waits for a second pair of eyes, and which of it the asker may decide. */
export const readApprovals = ({ db }: Pick<Services, 'db'>, asker: Asker): Promise<OpenApproval[]> =>
  asDoor(db, async (tx) => {
    const all = await runners(tx)
    return (await approvalsOpen(tx)).map((row) => ({
      id: row.id,
      kind: row.kind,
      about: row.member_name ?? row.email ?? '',
      aboutId: row.member_id,
      roles: row.role ? [row.role] : (row.invited_roles ?? []),
      reason: row.reason,
      askedBy: row.asked_by_name,
      askedAt: row.asked_at,
      mine: row.verdict === null && approvers(all, row.asked_by, row.member_id).includes(asker.id),
      readyAt: row.ready_at,
    }))
  })

/**
 * The second pair of eyes says yes or no. Two who decide at once decide once.
 * @throws {Refusal} 'not-found', 'already-done', 'not-allowed' for whoever asked for it, or is it about
 */
export async function decide(
  services: Services,
  asker: Asker,
  id: string,
  verdict: 'approved' | 'refused',
): Promise<void> {
  await asDoor(services.db, async (tx) => {
    const row = await approvalToDecide(tx, id)
    if (!row) throw new Refusal('not-found')
    if (row.verdict) throw new Refusal('already-done')
    if (!approvers(await runners(tx), row.asked_by, row.member_id).includes(asker.id)) throw new Refusal('not-allowed')
    await decideApproval(tx, id, asker.id, verdict, row.kind === 'recovery' ? recoveryHours : 0)
    await record(tx, asker, 'membership.approve', { kind: 'member', id: row.member_id })
    await tell(tx, row.asked_by, 'access', { kind: 'approval', id })
    if (row.kind === 'invitation' && row.invitation_id) {
      const invitation = await invitationToChange(tx, row.invitation_id)
      if (!invitation) throw new Refusal('not-found')
      if (verdict === 'approved') await sendLink(services, tx, invitation)
      else await revokeInvitation(tx, invitation.id)
    }
    if (row.kind === 'role' && row.member_id && row.role && verdict === 'approved') {
      await insertRole(tx, row.member_id, row.role)
      await tell(tx, row.member_id, 'access', { kind: 'access', id: null })
    }
    if (row.kind === 'recovery' && row.member_id && verdict === 'approved') await tellOfRecovery(tx, row.member_id)
  })
  services.outbox.nudge()
}

/** Asks for a role that runs the group, or gives it where there is nobody else to ask. Answers whether it waits. */
export async function askForRole(tx: Tx, asker: Asker, memberId: string, role: RunningRole): Promise<boolean> {
  const second = approvers(await runners(tx), asker.id, memberId)
  if (second.length === 0) {
    await insertRole(tx, memberId, role)
    return false
  }
  const id = randomUUID()
  if (!(await insertApproval(tx, { id, kind: 'role', memberId, role, by: asker.id }))) throw new Refusal('already-done')
  for (const one of second) await tell(tx, one, 'approval', { kind: 'approval', id })
  return true
}

/**
 * Asks that someone who lost all they sign in with may choose anew. A second person agrees, then a day passes in which
 * everyone concerned can say that it was not asked for. @throws {Refusal} 'already-done', 'not-allowed'
 */
export async function askForRecovery(tx: Tx, asker: Asker, memberId: string, reason: string): Promise<void> {
  if (memberId === asker.id) throw new Refusal('not-allowed')
  const all = await runners(tx)
  const second = approvers(all, asker.id, memberId)
  const id = randomUUID()
  if (!(await insertApproval(tx, { id, kind: 'recovery', memberId, reason, by: asker.id }))) {
    throw new Refusal('already-done')
  }
  if (second.length === 0) await decideApproval(tx, id, asker.id, 'approved', recoveryHours)
  for (const one of second) await tell(tx, one, 'approval', { kind: 'approval', id })
  await tellOfRecovery(tx, memberId)
}

/** Whoever it is about, and every coordinator, hear of a recovery at each step. */
export async function tellOfRecovery(tx: Tx, memberId: string): Promise<void> {
  await tell(tx, memberId, 'recovery', { kind: 'access', id: null })
  for (const one of await runners(tx)) {
    if (one.id !== memberId && one.roles.includes('coordinator')) {
      await tell(tx, one.id, 'recovery', { kind: 'approval', id: null })
    }
  }
}

/** Stops a recovery that is under way: by whoever it is about, or a coordinator. @throws {Refusal} 'already-done' */
export const stopRecovery = ({ db }: Pick<Services, 'db'>, asker: Asker, memberId: string) =>
  asDoor(db, async (tx) => {
    const row = await recoveryOf(tx, memberId)
    if (!row) throw new Refusal('already-done')
    await decideApproval(tx, row.id, asker.id, 'withdrawn')
    await record(tx, asker, 'membership.recover', { kind: 'member', id: memberId })
    await tellOfRecovery(tx, memberId)
  })
