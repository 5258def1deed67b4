import { randomBytes } from 'node:crypto'
import { asDoor } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import {
  comer,
  deletePasskey,
  deletePassword,
  deleteRegionAccount,
  factorsOf,
  forgetDevicesOf,
  insertRegionAccount,
  lockMember,
  type RegionAccount,
  replaceRecoveryCodes,
  upsertPassword,
} from '#db/queries/factor.ts'
import { endOwnSession, endSessionsOf, sessionsOf } from '#db/queries/session.ts'
import { record } from '../audit/write.server.ts'
import { hashOf } from '../member/cookies.server.ts'
import { deviceWords } from '../member/session-rules.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import type { Deed } from '../rights/table.ts'
import { proved, rememberDevice } from './come-in.server.ts'
import { storePasskey } from './passkey.server.ts'
import { spelled, unspelled, wordsAbout } from './rules.ts'
import type { DoorServices } from './services.ts'
import { pass } from './throttle.server.ts'
import { candidateFor, sealedSecret, shownTo, stepOf } from './totp.server.ts'
import type { Factors, OwnSession } from './types.ts'

/** Ten codes of 125 bits each. */
const codes = { count: 10, characters: 25 } as const

/** In the trial nobody signs in with anything, so there is nothing to change. @throws {Refusal} 'not-found' */
export function requireReal({ settings }: Pick<DoorServices, 'settings'>): void {
  if (settings.trial) throw new Refusal('not-found')
}

/** With what the asker signs in, and where they are signed in. */
export const readAccess = ({ db, region }: Pick<DoorServices, 'db' | 'region'>, asker: Asker) =>
  asDoor(
    db,
    async (tx): Promise<{ factors: Factors; sessions: OwnSession[] }> => ({
      factors: await factors({ region }, tx, asker.id),
      sessions: (await sessionsOf(tx, asker.id)).map((row) => ({
        id: row.id,
        agent: row.agent,
        sharedDevice: row.shared_device,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        endsAt: row.ends_at,
        locked: row.locked,
        here: row.id === asker.sessionId,
      })),
    }),
  )

/** What someone's authenticator must read to go with a new password. */
export const readCandidate = (services: Pick<DoorServices, 'db' | 'keys' | 'region'>, asker: Asker) =>
  asDoor(services.db, async (tx) => {
    const who = await comer(tx, asker.id)
    if (!who) throw new Refusal('not-found')
    const { passwordSince } = await factors(services, tx, asker.id)
    return shownTo(candidateFor(services, asker.sessionId, passwordSince), who.email)
  })

/**
 * Sets a password together with its authenticator; one that was there is replaced. Answers new recovery codes.
 * @throws {Refusal} 'bad-input' with codes at `password` or `code`, 'busy'
 */
export async function setPassword(
  services: DoorServices,
  asker: Asker,
  form: { password: string; code: string; endOthers?: boolean },
  deed: Deed,
): Promise<string[]> {
  const { who, since } = await asDoor(services.db, async (tx) => ({
    who: await comer(tx, asker.id),
    since: (await factors(services, tx, asker.id)).passwordSince,
  }))
  if (!who) throw new Refusal('not-found')
  await pass(services, 'code', `new:${asker.sessionId}`)
  const secret = candidateFor(services, asker.sessionId, since)
  const step = stepOf(secret, form.code, new Date())
  const fault = await services.passwords.judge(form.password, wordsAbout(who))
  if (fault || step === null) {
    throw new Refusal('bad-input', {
      fields: { ...(fault && { password: [fault] }), ...(step === null && { code: ['wrong-code'] }) },
    })
  }
  const hash = await services.passwords.hash(form.password)
  return asDoor(services.db, async (tx) => {
    await upsertPassword(tx, asker.id, hash, sealedSecret(services, asker.id, secret), step)
    const fresh = await freshCodes(tx, asker.id)
    await changed(services, tx, asker, deed, { way: 'password', endOthers: form.endOthers })
    return fresh
  })
}

/** Adds a passkey that the asker's browser made. */
export const addPasskey = (
  services: DoorServices,
  asker: Asker,
  form: { answer: Parameters<typeof storePasskey>[2]; name: string },
  deed: Deed,
) =>
  storePasskey(services, asker, form.answer, form.name || deviceWords(services.client.agent), (tx) =>
    changed(services, tx, asker, deed, { way: 'passkey' }),
  )

/** Takes a passkey away. @throws {Refusal} 'last-way-in', 'already-done' */
export const removePasskey = (services: DoorServices, asker: Asker, id: string) =>
  asDoor(services.db, async (tx) => {
    await lockMember(tx, asker.id)
    const { passwordSince, passkeys, regionSince } = await factors(services, tx, asker.id)
    if (!passwordSince && !regionSince && passkeys.length <= 1) throw new Refusal('last-way-in')
    if ((await deletePasskey(tx, asker.id, id)).count === 0) throw new Refusal('already-done')
    await changed(services, tx, asker, 'account.change-factors')
  })

/** From now on without a password. @throws {Refusal} 'last-way-in', 'already-done' */
export const removePassword = (services: DoorServices, asker: Asker) =>
  asDoor(services.db, async (tx) => {
    await lockMember(tx, asker.id)
    const { passkeys, regionSince } = await factors(services, tx, asker.id)
    if (!regionSince && passkeys.length === 0) throw new Refusal('last-way-in')
    if ((await deletePassword(tx, asker.id)).count === 0) throw new Refusal('already-done')
    await changed(services, tx, asker, 'account.change-factors')
  })

/**
 * Makes an account with the region's sign-on the asker's, in the transaction of its proof. False when it is somebody's
 * already, or the asker has another.
 */
export async function linkAccount(
  services: DoorServices,
  tx: Tx,
  asker: Asker,
  account: RegionAccount,
  deed: Deed,
): Promise<boolean> {
  await lockMember(tx, asker.id)
  if ((await insertRegionAccount(tx, asker.id, account)).count === 0) return false
  await changed(services, tx, asker, deed, { way: 'region' })
  return true
}

/** From now on without the region's sign-on. @throws {Refusal} 'last-way-in', 'already-done' */
export const unlinkAccount = (services: DoorServices, asker: Asker, issuer: string) =>
  asDoor(services.db, async (tx) => {
    await lockMember(tx, asker.id)
    const { passwordSince, passkeys } = await factors(services, tx, asker.id)
    if (!passwordSince && passkeys.length === 0) throw new Refusal('last-way-in')
    if ((await deleteRegionAccount(tx, asker.id, issuer)).count === 0) throw new Refusal('already-done')
    await changed(services, tx, asker, 'account.change-factors')
  })

/** Ten new recovery codes; those before open nothing any more. They are shown once and stored as hashes. */
export const newRecoveryCodes = (services: DoorServices, asker: Asker) =>
  asDoor(services.db, async (tx) => {
    const fresh = await freshCodes(tx, asker.id)
    await changed(services, tx, asker, 'account.change-factors')
    return fresh
  })

/** Ends one of the asker's own sessions; its pages and sockets close within a second. @throws {Refusal} 'already-done' */
export const endOne = (services: Pick<DoorServices, 'db'>, asker: Asker, sessionId: string) =>
  asDoor(services.db, async (tx) => {
    if ((await endOwnSession(tx, asker.id, sessionId)).count === 0) throw new Refusal('already-done')
    await record(tx, asker, 'account.access', { kind: 'session', id: sessionId })
  })

/** Ends all of the asker's sessions but this one. */
export const endOthers = (services: Pick<DoorServices, 'db'>, asker: Asker) =>
  asDoor(services.db, async (tx) => {
    await endSessionsOf(tx, asker.id, 'ended', asker.sessionId)
    await forgetDevicesOf(tx, asker.id)
    await record(tx, asker, 'account.access', { kind: 'session', id: null })
  })

/** What follows every change of factors: the log, another token, and the others signed out where that is asked. */
async function changed(
  services: DoorServices,
  tx: Tx,
  asker: Asker,
  deed: Deed,
  { way, endOthers: alsoOthers = false }: { way?: 'passkey' | 'password' | 'region'; endOthers?: boolean } = {},
) {
  if (alsoOthers) await endSessionsOf(tx, asker.id, 'ended', asker.sessionId)
  if (deed === 'account.enrol') {
    await proved(services, tx, asker, { scope: 'full', way })
    await rememberDevice(services, tx, asker.id)
  } else {
    await proved(services, tx, asker)
    await tell(tx, asker.id, 'access', { kind: 'access', id: null })
  }
  await record(tx, asker, deed, { kind: 'member', id: asker.id })
}

async function freshCodes(tx: Tx, memberId: string): Promise<string[]> {
  const fresh = Array.from({ length: codes.count }, () => spelled(randomBytes(codes.characters)))
  await replaceRecoveryCodes(
    tx,
    memberId,
    fresh.map((code) => hashOf(unspelled(code))),
  )
  return fresh
}

async function factors({ region }: Pick<DoorServices, 'region'>, tx: Tx, memberId: string): Promise<Factors> {
  const row = await factorsOf(tx, memberId, region?.issuer ?? null)
  return {
    passwordSince: row.password_since,
    codesLeft: row.codes_left,
    passkeys: row.passkeys.map((key) => ({
      id: key.id,
      name: key.name,
      createdAt: new Date(key.created_at),
      lastUsedAt: key.last_used_at ? new Date(key.last_used_at) : null,
    })),
    regionSince: row.region_since,
  }
}
