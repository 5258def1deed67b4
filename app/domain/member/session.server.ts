import { asDoor } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import { insertSession, memberOfSession, renewTokenOnce, touchSession, type Way } from '#db/queries/session.ts'
import { hashOf, newToken, setCookie, tokenIn } from './cookies.server.ts'
import { houseRulesVersion } from './house-rules.ts'
import { deviceWords, lasts, networkOf } from './session-rules.ts'
import type { Asker, Client } from './types.ts'

/** A living session: who asks, and what stands between them and the pages. */
export interface Session {
  readonly asker: Asker
  readonly locked: boolean
  /** 'enrol': came in to choose how to sign in, and may do nothing else until then. */
  readonly scope: 'full' | 'enrol'
  /** When this person last showed who they are. */
  readonly provedAt: Date
  readonly way: Way
  /** Rights changed since the token was given out: it must be replaced. */
  readonly renew: boolean
  /** Has agreed to the house rules of today; in the trial nobody is asked. */
  readonly agreed: boolean
}

/** The session that a Cookie header belongs to; null when there is none, or it has ended. */
export async function sessionFrom(
  db: Pool,
  cookieHeader: string | null | undefined,
  trial: boolean,
): Promise<Session | null> {
  const token = tokenIn(cookieHeader, 'session', trial)
  if (!token) return null
  const row = await asDoor(db, (tx) => memberOfSession(tx, hashOf(token)))
  if (!row) return null
  const { locked, session_id, rights_version, scope, proved_at, way, renew, house_rules_version, ...member } = row
  const asker = { ...member, sessionId: session_id, rightsVersion: rights_version }
  const agreed = trial || house_rules_version === houseRulesVersion
  return { locked, scope, provedAt: proved_at, way, renew, agreed, asker }
}

/** Opens a session in the caller's transaction and answers its Set-Cookie header. The role of `tx` is the door's. */
export async function openSession(
  tx: Tx,
  memberId: string,
  {
    way,
    scope = 'full',
    sharedDevice = false,
    client,
    trial,
  }: { way: Way; scope?: 'full' | 'enrol'; sharedDevice?: boolean; client?: Client; trial: boolean },
): Promise<string> {
  const token = newToken()
  await insertSession(tx, {
    memberId,
    tokenHash: hashOf(token),
    way,
    scope,
    sharedDevice,
    agent: deviceWords(client?.agent ?? ''),
    network: networkOf(client?.address ?? ''),
    hours: sharedDevice ? lasts.shared : lasts.own,
  })
  return setCookie('session', token, trial)
}

/** Opens a session of someone in the trial, who has nothing to prove. Answers the Set-Cookie header. */
export const signIn = (db: Pool, memberId: string, trial: boolean, client?: Client): Promise<string> =>
  asDoor(db, (tx) => openSession(tx, memberId, { way: 'trial', client, trial }))

/** Replaces the token of a session whose rights changed. Null when another request of the same page just did. */
export async function renewed(db: Pool, sessionId: string, trial: boolean): Promise<string | null> {
  const token = newToken()
  const { count } = await asDoor(db, (tx) => renewTokenOnce(tx, sessionId, hashOf(token)))
  return count === 1 ? setCookie('session', token, trial) : null
}

/** The person did something themselves: the clock of idleness begins anew. Nothing for a locked session. */
export const sawPerson = (db: Pool, { sessionId }: Pick<Asker, 'sessionId'>) =>
  asDoor(db, (tx) => touchSession(tx, sessionId))

/** The Set-Cookie header that takes the session's cookie away. */
export const forgetCookie = (trial: boolean) => setCookie('session', '', trial, 0)
