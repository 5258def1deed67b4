import { randomUUID } from 'node:crypto'
import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { boardsFor } from '#db/queries/board.ts'
import {
  type InvitationRow,
  insertApproval,
  insertInvitation,
  invitationToChange,
  memberWithAddress,
  openInvitations,
  revokeInvitation,
  runners,
  setInvitationToken,
} from '#db/queries/membership.ts'
import { record } from '../audit/write.server.ts'
import { hashOf, newToken } from '../member/cookies.server.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { invitationMail } from './mails.ts'
import { approvers, invitationDays, isRunning, maySendInvitations } from './rules.ts'
import type { InviteForm } from './schema.ts'
import type { OpenInvitation, Sent } from './types.ts'

type Services = Pick<LoadContext, 'db' | 'outbox' | 'settings'>

/**
 * Invites each address. What needs a second pair of eyes waits for it; the rest gets its link at once. Answers what
 * became of each, with the link, which can be copied this once: only its hash is kept.
 * @throws {Refusal} 'not-allowed'
 */
export async function invite(services: Services, asker: Asker, form: InviteForm): Promise<Sent[]> {
  const sent = await as(services.db, asker, async (tx) => {
    const all = await runners(tx)
    if (!maySendInvitations(all, asker)) throw new Refusal('not-allowed')
    const mine = new Set((await boardsFor(tx, asker.id)).map((board) => board.id))
    const boardIds = form.board.filter((id) => mine.has(id))
    const second = isRunning(form.role) ? approvers(all, asker.id, null) : []
    const outcomes: Sent[] = []
    for (const email of form.addresses) {
      const known = await memberWithAddress(tx, email)
      if (known && !known.left) {
        outcomes.push({ email, outcome: 'member' })
        continue
      }
      const id = randomUUID()
      const { language, role } = form
      if (!(await insertInvitation(tx, { id, email, roles: [role], boardIds, language, by: asker.id }))) {
        outcomes.push({ email, outcome: 'invited-before' })
        continue
      }
      if (second.length > 0) {
        const approvalId = randomUUID()
        await insertApproval(tx, { id: approvalId, kind: 'invitation', invitationId: id, by: asker.id })
        for (const one of second) await tell(tx, one, 'approval', { kind: 'approval', id: approvalId })
        outcomes.push({ email, outcome: 'waits' })
      } else outcomes.push({ email, outcome: 'sent', link: await sendLink(services, tx, { id, email, language }) })
      await record(tx, asker, 'membership.invite', { kind: 'invitation', id })
    }
    await tellOthers(tx, all, asker, outcomes)
    return outcomes
  })
  services.outbox.nudge()
  return sent
}

/** Sends the link anew; the one before opens nothing any more. @throws {Refusal} 'not-found', 'wrong-state' */
export async function resend(services: Services, asker: Asker, id: string): Promise<string> {
  const link = await as(services.db, asker, async (tx) => {
    const row = await toChange(tx, asker, id)
    if (!row.sent_at) throw new Refusal('wrong-state')
    await record(tx, asker, 'membership.invite', { kind: 'invitation', id })
    return sendLink(services, tx, row)
  })
  services.outbox.nudge()
  return link
}

/** Takes an invitation back: its link opens nothing any more. @throws {Refusal} 'not-found', 'already-done' */
export const revoke = (services: Services, asker: Asker, id: string) =>
  as(services.db, asker, async (tx) => {
    await toChange(tx, asker, id)
    if ((await revokeInvitation(tx, id)).count === 0) throw new Refusal('already-done')
    await record(tx, asker, 'membership.invite', { kind: 'invitation', id })
  })

/** Who was invited and is not here yet, and the boards one could invite to. */
export const readInvitations = ({ db }: Pick<Services, 'db'>, asker: Asker) =>
  as(db, asker, async (tx) => {
    const all = await runners(tx)
    return {
      mayInvite: maySendInvitations(all, asker),
      boards: (await boardsFor(tx, asker.id)).map(({ id, name }) => ({ id, name })),
      open: (await openInvitations(tx)).map(
        (row): OpenInvitation => ({
          id: row.id,
          email: row.email,
          roles: row.roles,
          invitedBy: row.by_name,
          sentAt: row.sent_at,
          endsAt: row.ends_at,
          waits: row.waits,
          over: row.ends_at !== null && row.ends_at < new Date(),
        }),
      ),
    }
  })

/** Gives an invitation a new link and lays the mail ready. Answers the link. */
export async function sendLink(
  { outbox, settings }: Pick<Services, 'outbox' | 'settings'>,
  tx: Tx,
  to: Pick<InvitationRow, 'id' | 'email' | 'language'>,
): Promise<string> {
  const token = newToken()
  await setInvitationToken(tx, to.id, hashOf(token), invitationDays)
  const link = `${settings.publicUrl}/invitation/${token}`
  await outbox.put(tx, invitationMail(to, link, settings))
  return link
}

async function toChange(tx: Tx, asker: Asker, id: string): Promise<InvitationRow> {
  if (!maySendInvitations(await runners(tx), asker)) throw new Refusal('not-allowed')
  const row = await invitationToChange(tx, id)
  if (!row || row.used_at || row.revoked_at) throw new Refusal('not-found')
  return row
}

/** One coordinator invites; the others are told. */
async function tellOthers(tx: Tx, all: Awaited<ReturnType<typeof runners>>, asker: Asker, outcomes: readonly Sent[]) {
  if (!outcomes.some(({ outcome }) => outcome === 'sent' || outcome === 'waits')) return
  for (const { id, roles } of all) {
    if (id !== asker.id && roles.includes('coordinator')) await tell(tx, id, 'member', { kind: 'approval', id: null })
  }
}
