import type { Tx } from '#db/connect.ts'
import { insertKnownDevice, isKnownDevice } from '#db/queries/factor.ts'
import { endSession, memberOfSession, renewToken, type Way } from '#db/queries/session.ts'
import { record } from '../audit/write.server.ts'
import { hashOf, newToken, setCookie, tokenIn } from '../member/cookies.server.ts'
import { openSession } from '../member/session.server.ts'
import { networkOf } from '../member/session-rules.ts'
import type { Asker } from '../member/types.ts'
import type { DoorServices } from './services.ts'

/** Seconds for which a browser is remembered as one its member came in with. */
const deviceSeconds = 180 * 24 * 3600

/**
 * Opens a session for whoever showed who they are, in the transaction of that proof. A session that this browser had
 * ends, whosever it was: a token that was there before signing in opens nothing afterwards.
 */
export async function comeIn(
  services: DoorServices,
  tx: Tx,
  memberId: string,
  { way, scope = 'full', shared = false }: { way: Way; scope?: 'full' | 'enrol'; shared?: boolean },
): Promise<void> {
  const { cookies, settings, client, setCookie: answer } = services
  const { trial } = settings
  const before = tokenIn(cookies, 'session', trial)
  const old = before && (await memberOfSession(tx, hashOf(before)))
  if (old) await endSession(tx, old.session_id)
  answer(await openSession(tx, memberId, { way, scope, sharedDevice: shared, client, trial }))
  answer(setCookie('entry', '', trial, 0))
  if (!shared && scope === 'full') await rememberDevice(services, tx, memberId)
  const doer = { id: memberId, sessionId: null, network: networkOf(client.address) }
  await record(tx, doer, 'open.sign-in', { kind: 'session', id: null })
}

/** Notes that this member came in with this browser. */
export async function rememberDevice({ cookies, settings, setCookie: answer }: DoorServices, tx: Tx, memberId: string) {
  const token = tokenIn(cookies, 'device', settings.trial) ?? newToken()
  await insertKnownDevice(tx, memberId, hashOf(token))
  answer(setCookie('device', token, settings.trial, deviceSeconds))
}

/** Did this member come in with this browser before? */
export async function knowsDevice({ cookies, settings }: DoorServices, tx: Tx, memberId: string): Promise<boolean> {
  const token = tokenIn(cookies, 'device', settings.trial)
  return token !== null && (await isKnownDevice(tx, memberId, hashOf(token)))
}

/** The asker has just shown who they are: the session goes on under a new token, and the old one is dead. */
export async function proved(
  { settings, setCookie: answer }: DoorServices,
  tx: Tx,
  asker: Asker,
  change: { scope?: 'full'; way?: Way } = {},
): Promise<void> {
  const token = newToken()
  await renewToken(tx, asker.sessionId, hashOf(token), { proved: true, ...change })
  answer(setCookie('session', token, settings.trial))
}
