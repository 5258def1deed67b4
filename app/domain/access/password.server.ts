import { asDoor } from '#db/as.ts'
import { deleteEntry } from '#db/queries/entry.ts'
import { comer, comerWithAddress, updatePasswordHash, useRecoveryCode } from '#db/queries/factor.ts'
import { recordRefused } from '../audit/write.server.ts'
import { hashOf } from '../member/cookies.server.ts'
import { networkOf } from '../member/session-rules.ts'
import { Refusal } from '../refusal.ts'
import { comeIn, knowsDevice } from './come-in.server.ts'
import { begin, halfWay } from './entry.server.ts'
import { unspelled } from './rules.ts'
import type { CodeForm, PasswordForm } from './schema.ts'
import type { DoorServices } from './services.ts'
import { pass, passNetwork, wentWell } from './throttle.server.ts'
import { takeCode } from './totp.server.ts'

/**
 * The first half of signing in with a password: who is right goes on to the code. Whether the address is known makes
 * no difference to the answer, nor to the work that is done for it.
 * @throws {Refusal} 'wrong-credentials', 'busy'
 */
export async function givePassword(services: DoorServices, form: PasswordForm): Promise<void> {
  await passNetwork(services)
  const { who, known } = await asDoor(services.db, async (tx) => {
    const found = await comerWithAddress(tx, form.email)
    return { who: found, known: await knowsDevice(services, tx, found?.id ?? nobody) }
  })
  if (known && who) await pass(services, 'device', who.id)
  else await pass(services, 'address', form.email.toLowerCase())

  const right = await services.passwords.verify(who?.hash ?? null, form.password)
  if (!who || !right) {
    await asDoor(services.db, (tx) =>
      recordRefused(
        tx,
        who?.id ?? null,
        'open.sign-in',
        { kind: 'session', id: null },
        networkOf(services.client.address),
      ),
    )
    throw new Refusal('wrong-credentials')
  }
  if (who.hash && services.passwords.isOutdated(who.hash)) {
    const hash = await services.passwords.hash(form.password)
    await asDoor(services.db, (tx) => updatePasswordHash(tx, who.id, hash))
  }
  await begin(services, 'code', { memberId: who.id, facts: { shared: form.shared, known } })
}

/**
 * The second half: the code of an authenticator, or a recovery code. Five tries in a quarter of an hour.
 * @throws {Refusal} 'wrong-code', 'busy', 'too-late' when the first half was too long ago
 */
export async function giveCode(services: DoorServices, { code }: CodeForm): Promise<void> {
  const entry = await halfWay(services, 'code')
  if (!entry?.member_id) throw new Refusal('too-late')
  const memberId = entry.member_id
  await pass(services, 'code', memberId)
  const email = await asDoor(services.db, async (tx) => {
    const who = await comer(tx, memberId)
    if (!who || !(await isRight(services, tx, memberId, code)) || (await deleteEntry(tx, entry.id)).count === 0) {
      return null
    }
    await comeIn(services, tx, memberId, { way: 'password', shared: entry.facts.shared === true })
    return who.email
  })
  if (email === null) {
    await asDoor(services.db, (tx) =>
      recordRefused(tx, memberId, 'open.sign-in', { kind: 'session', id: null }, networkOf(services.client.address)),
    )
    throw new Refusal('wrong-code')
  }
  await wentWell(services, 'code', memberId)
  await wentWell(services, 'device', memberId)
  if (!entry.facts.known) await wentWell(services, 'address', email.toLowerCase())
}

/** Someone's password beside their session, for a locked screen or a grave deed. Says only whether it is right. */
export async function isOwnPassword(services: DoorServices, memberId: string, password: string): Promise<boolean> {
  const who = await asDoor(services.db, (tx) => comer(tx, memberId))
  return services.passwords.verify(who?.hash ?? null, password)
}

async function isRight(services: DoorServices, tx: Parameters<typeof takeCode>[1], memberId: string, code: string) {
  if (/^\d{6}$/.test(code)) return takeCode(services, tx, memberId, code)
  return (await useRecoveryCode(tx, memberId, hashOf(unspelled(code)))).count === 1
}

const nobody = '00000000-0000-4000-8000-000000000000'
