import { randomUUID } from 'node:crypto'
import { asDoor } from '#db/as.ts'
import { removeFactors } from '#db/queries/factor.ts'
import { insertMember } from '#db/queries/member.ts'
import {
  acceptHouseRules,
  insertBoardMembership,
  invitationWith,
  memberWithAddress,
  returnMember,
  runners,
  upsertRegisterNumbers,
  useInvitation,
} from '#db/queries/membership.ts'
import { comeIn } from '../access/come-in.server.ts'
import type { DoorServices } from '../access/services.ts'
import { pass, passNetwork } from '../access/throttle.server.ts'
import { record } from '../audit/write.server.ts'
import { hashOf } from '../member/cookies.server.ts'
import { houseRulesVersion } from '../member/house-rules.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import type { AcceptForm } from './schema.ts'

const isToken = (token: string | undefined): token is string => /^[\w-]{43}$/.test(token ?? '')

/** Whom a link invites, without using it up: mail scanners open links too. @throws {Refusal} 'gone' */
export async function readInvitation({ db }: Pick<DoorServices, 'db'>, token: string | undefined) {
  const row = isToken(token) ? await asDoor(db, (tx) => invitationWith(tx, hashOf(token))) : undefined
  if (!row) throw new Refusal('gone')
  return { email: row.email, language: row.language, roles: row.roles }
}

/**
 * Whoever was invited comes in, once, under the address that was invited; what they sign in with they choose next. In
 * the trial they simply are in. @throws {Refusal} 'gone', 'busy'
 */
export async function accept(services: DoorServices, token: string | undefined, form: AcceptForm): Promise<void> {
  await passNetwork(services)
  if (!isToken(token)) throw new Refusal('gone')
  await pass(services, 'token', token)
  await asDoor(services.db, async (tx) => {
    const row = await invitationWith(tx, hashOf(token), true)
    const known = row && (await memberWithAddress(tx, row.email))
    if (!row || (known && !known.left)) throw new Refusal('gone')
    const id = known?.id ?? randomUUID()
    const { trial } = services.settings
    const { name, discipline, organisation } = form
    const who = { id, name, discipline, organisation, roles: row.roles }
    if (known) {
      await removeFactors(tx, id)
      await returnMember(tx, who)
    } else await insertMember(tx, { ...who, email: row.email, colour: (id.charCodeAt(0) % 8) + 1 })
    await acceptHouseRules(tx, id, houseRulesVersion)
    if (form.big || form.skj) await upsertRegisterNumbers(tx, id, { big: form.big, skj: form.skj, other: '' })
    await insertBoardMembership(tx, row.board_ids, id)
    await useInvitation(tx, row.id, id)
    await comeIn(services, tx, id, trial ? { way: 'trial' } : { way: 'invitation', scope: 'enrol' })
    await record(tx, { id, sessionId: null }, 'open.invitation', { kind: 'invitation', id: row.id })
    for (const one of await runners(tx)) {
      if (one.roles.includes('coordinator')) await tell(tx, one.id, 'member', { kind: 'member', id })
    }
  })
}
