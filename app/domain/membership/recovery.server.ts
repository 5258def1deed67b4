import { randomInt } from 'node:crypto'
import { messagesFor } from '#app/i18n/index.ts'
import { asDoor } from '#db/as.ts'
import { deleteEntry } from '#db/queries/entry.ts'
import { comerWithAddress, hasRecoveryCode, removeFactors, useRecoveryCode } from '#db/queries/factor.ts'
import { approvalToDecide, recoveryWith, setRecoveryToken, useApproval } from '#db/queries/membership.ts'
import { endSessionsOf } from '#db/queries/session.ts'
import { comeIn } from '../access/come-in.server.ts'
import { begin, tryAgain } from '../access/entry.server.ts'
import { unspelled } from '../access/rules.ts'
import { same } from '../access/seal.server.ts'
import type { DoorServices } from '../access/services.ts'
import { pass, passNetwork } from '../access/throttle.server.ts'
import { record, recordRefused } from '../audit/write.server.ts'
import { hashOf, newToken } from '../member/cookies.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { tellOfRecovery } from './approve.server.ts'

/** Tries for the code that was mailed. */
const mostTries = 5

/**
 * The first half for who has a recovery code and nothing else: the code is held against the address, and where it is
 * right a second one goes out by mail (a saved and an issued code: NIST 800-63B-4 §4.2). The answer is always the same.
 */
export async function giveRecoveryCode(services: DoorServices, form: { email: string; code: string }): Promise<void> {
  await passNetwork(services)
  const address = form.email.toLowerCase()
  await pass(services, 'address', `recovery:${address}`)
  const who = await asDoor(services.db, (tx) => comerWithAddress(tx, form.email))
  const hash = hashOf(unspelled(form.code))
  const right = who ? await asDoor(services.db, (tx) => hasRecoveryCode(tx, who.id, hash)) : false
  const issued = String(randomInt(100_000_000)).padStart(8, '0')
  await begin(services, 'recovery', {
    memberId: right ? (who?.id ?? null) : null,
    challenge: hashOf(issued).toString('hex'),
    facts: { code: hash.toString('hex') },
  })
  if (!who || !right) {
    await asDoor(services.db, (tx) => recordRefused(tx, who?.id ?? null, 'open.recover', { kind: 'session', id: null }))
    return
  }
  await pass(services, 'mail', `recovery:${address}`)
  const m = messagesFor('nl').message
  await asDoor(services.db, (tx) =>
    services.outbox.put(tx, {
      memberId: who.id,
      to: { address: who.email, name: who.name },
      subject: m.recovery.subject,
      body: [
        m.greeting(who.name),
        m.recovery.code(`${issued.slice(0, 4)} ${issued.slice(4)}`),
        m.recovery.notYou,
        m.signature,
      ].join('\n\n'),
      secret: true,
    }),
  )
  services.outbox.nudge()
}

/** The second half: what was mailed. Whoever has both comes in to choose anew how to sign in. @throws {Refusal} */
export async function giveMailedCode(services: DoorServices, typed: string): Promise<void> {
  const entry = await tryAgain(services, 'recovery', mostTries)
  const right = same(hashOf(typed.replace(/\s/g, '')), Buffer.from(entry.challenge, 'hex'))
  const done =
    right &&
    entry.member_id !== null &&
    (await asDoor(services.db, async (tx) => {
      const memberId = entry.member_id as string
      const used = await useRecoveryCode(tx, memberId, Buffer.from(String(entry.facts.code), 'hex'))
      if (used.count === 0 || (await deleteEntry(tx, entry.id)).count === 0) return false
      await letInAnew(services, tx, memberId)
      return true
    }))
  if (done) return
  await asDoor(services.db, (tx) => recordRefused(tx, entry.member_id, 'open.recover', { kind: 'session', id: null }))
  throw new Refusal('wrong-code')
}

/**
 * The link of a recovery that two people agreed to and that waited its day. It is shown once, to be handed over in
 * person: it goes by no mail. @throws {Refusal} 'not-found', 'wrong-state' while it waits
 */
export const recoveryLink = ({ db, settings }: Pick<DoorServices, 'db' | 'settings'>, asker: Asker, id: string) =>
  asDoor(db, async (tx) => {
    const row = await approvalToDecide(tx, id)
    if (row?.kind !== 'recovery' || row.verdict !== 'approved') throw new Refusal('not-found')
    if (row.member_id === asker.id) throw new Refusal('not-allowed')
    if (!row.ready_at || row.ready_at > new Date()) throw new Refusal('wrong-state')
    const token = newToken()
    await setRecoveryToken(tx, id, hashOf(token))
    await record(tx, asker, 'membership.recover', { kind: 'member', id: row.member_id })
    return `${settings.publicUrl}/recovery/${token}`
  })

/** Does this link still open anything? Looking uses nothing up. @throws {Refusal} 'gone' */
export async function readRecovery({ db }: Pick<DoorServices, 'db'>, token: string | undefined): Promise<void> {
  if (!isToken(token) || !(await asDoor(db, (tx) => recoveryWith(tx, hashOf(token))))) throw new Refusal('gone')
}

/** Whoever was helped comes in, once, to choose anew how to sign in. @throws {Refusal} 'gone', 'busy' */
export async function useRecovery(services: DoorServices, token: string | undefined): Promise<void> {
  await passNetwork(services)
  if (!isToken(token)) throw new Refusal('gone')
  await pass(services, 'token', token)
  await asDoor(services.db, async (tx) => {
    const row = await recoveryWith(tx, hashOf(token), true)
    if (!row?.member_id) throw new Refusal('gone')
    await useApproval(tx, row.id)
    await letInAnew(services, tx, row.member_id)
    await tellOfRecovery(tx, row.member_id)
  })
}

/** What someone signed in with is gone, wherever it is now; they come in to choose something else. */
async function letInAnew(services: DoorServices, tx: Parameters<typeof comeIn>[1], memberId: string): Promise<void> {
  await removeFactors(tx, memberId)
  await endSessionsOf(tx, memberId, 'recovered')
  await comeIn(services, tx, memberId, { way: 'recovery', scope: 'enrol' })
  await record(tx, { id: memberId, sessionId: null }, 'open.recover', { kind: 'member', id: memberId })
}

const isToken = (token: string | undefined): token is string => /^[\w-]{43}$/.test(token ?? '')
