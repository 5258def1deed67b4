import type { Language, Theme } from '#app/domain/member/types.ts'
import type { Role } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'

/** Minutes without anything from the person after which a session is locked. */
export const idleMinutes = 15

export type Way = 'trial' | 'passkey' | 'password' | 'region' | 'recovery' | 'invitation' | 'setup'
export type EndedWhy = 'signed-out' | 'ended' | 'expired' | 'suspended' | 'recovered'

export interface SessionRow {
  id: string
  session_id: string
  name: string
  colour: number
  language: Language
  theme: Theme
  shortcuts: boolean
  roles: Role[]
  rights_version: number
  locked: boolean
  scope: 'full' | 'enrol'
  proved_at: Date
  /** Version of the house rules this member agreed to; null for none. */
  house_rules_version: number | null
  way: Way
  /** The token must be replaced: rights changed since it was given out. */
  renew: boolean
}

/** Is `s`, of member `m`, a session that still opens something? The one clause of that, for pages and sockets. */
export const isLiving = (db: Db) =>
  db`(s.ended_at is null and s.ends_at > now() and m.left_at is null and m.suspended_at is null)`

/** Locked by hand, or because the person did nothing for a quarter of an hour. */
export const isLocked = (db: Db) =>
  db`(s.locked_at is not null or s.last_seen_at < now() - make_interval(mins => ${idleMinutes}))`

/**
 * The member behind a living session, or nothing. `tokenHash` is the SHA-256 of the cookie's token; the token before
 * it counts for the moment in which other requests of the same page are still under way.
 */
export async function memberOfSession(db: Db, tokenHash: Uint8Array): Promise<SessionRow | undefined> {
  const [row] = await db<SessionRow[]>`
    select m.id, s.id as session_id, m.name, m.colour, m.language, m.theme, m.shortcuts, m.rights_version,
           ${isLocked(db)} as locked, s.scope, s.proved_at, s.way, m.house_rules_version, s.renew and s.token_hash = ${tokenHash} as renew,
           array(select r.role from member_roles r where r.member_id = m.id order by r.role) as roles
      from sessions s
      join members m on m.id = s.member_id
     where (s.token_hash = ${tokenHash}
            or (s.previous_hash = ${tokenHash} and s.renewed_at > now() - interval '10 seconds'))
       and ${isLiving(db)}`
  return row
}

/** Opens a session; the token itself is never stored. */
export const insertSession = (
  db: Db,
  session: {
    memberId: string
    tokenHash: Uint8Array
    way: Way
    scope: 'full' | 'enrol'
    sharedDevice: boolean
    agent: string
    network: string
    hours: number
  },
) => db`
  insert into sessions (member_id, token_hash, way, scope, shared_device, agent, network, ends_at)
  values (${session.memberId}, ${session.tokenHash}, ${session.way}, ${session.scope}, ${session.sharedDevice},
          ${session.agent}, ${session.network}, now() + make_interval(hours => ${session.hours}))`

/** Gives a session another token. With `proved` its owner has just shown who they are, and the one before is dead. */
export const renewToken = (
  db: Db,
  sessionId: string,
  tokenHash: Uint8Array,
  { proved, scope, way }: { proved: boolean; scope?: 'full'; way?: Way },
) => db`
  update sessions
     set previous_hash = ${proved ? null : db`token_hash`}, token_hash = ${tokenHash}, renewed_at = now(), renew = false,
         proved_at = ${proved ? db`now()` : db`proved_at`}, scope = ${scope ?? db`scope`}, way = ${way ?? db`way`},
         last_seen_at = ${proved ? db`now()` : db`last_seen_at`}, locked_at = ${proved ? null : db`locked_at`}
   where id = ${sessionId} and ended_at is null`

/** Replaces a token once: of several requests at the same time one gets to. */
export const renewTokenOnce = (db: Db, sessionId: string, tokenHash: Uint8Array) => db`
  update sessions set previous_hash = token_hash, token_hash = ${tokenHash}, renewed_at = now(), renew = false
   where id = ${sessionId} and renew and ended_at is null`

export const endSession = (db: Db, sessionId: string, why: EndedWhy = 'signed-out') =>
  db`update sessions set ended_at = now(), ended_why = ${why} where id = ${sessionId} and ended_at is null`

/** Ends the sessions of a member, but for one. */
export const endSessionsOf = (db: Db, memberId: string, why: EndedWhy, butFor: string | null = null) => db`
  update sessions set ended_at = now(), ended_why = ${why}
   where member_id = ${memberId} and ended_at is null and id is distinct from ${butFor}::uuid`

/** Ends one session of this very member; nothing when it is another's. */
export const endOwnSession = (db: Db, memberId: string, sessionId: string) => db`
  update sessions set ended_at = now(), ended_why = 'ended'
   where id = ${sessionId} and member_id = ${memberId} and ended_at is null`

export const lockSession = (db: Db, sessionId: string) =>
  db`update sessions set locked_at = now() where id = ${sessionId} and locked_at is null and ended_at is null`

export const unlockSession = (db: Db, sessionId: string) =>
  db`update sessions set locked_at = null, last_seen_at = now() where id = ${sessionId} and ended_at is null`

/** The person did something: the clock of idleness begins anew. Nothing for a session that is locked already. */
export const touchSession = (db: Db, sessionId: string) => db`
  update sessions s set last_seen_at = now()
   where id = ${sessionId} and ended_at is null and last_seen_at < now() - interval '20 seconds' and not ${isLocked(db)}`

/** Locks what lay idle too long and ends what lasted too long; both are announced by their triggers. */
export async function lockIdleSessions(db: Db): Promise<void> {
  await db`
    update sessions s set locked_at = now()
     where s.ended_at is null and s.locked_at is null and ${isLocked(db)}`
  await db`
    update sessions set ended_at = now(), ended_why = 'expired' where ended_at is null and ends_at <= now()`
}

/** Sessions that ended more than `days` ago are forgotten. */
export const forgetSessions = (db: Db, days: number) =>
  db`delete from sessions where coalesce(ended_at, ends_at) < now() - make_interval(days => ${days})`

export interface OwnSessionRow {
  id: string
  agent: string
  way: Way
  shared_device: boolean
  created_at: Date
  last_seen_at: Date
  ends_at: Date
  locked: boolean
}

/** The living sessions of a member, used last first. */
export const sessionsOf = (db: Db, memberId: string) => db<OwnSessionRow[]>`
  select s.id, s.agent, s.way, s.shared_device, s.created_at, s.last_seen_at, s.ends_at, ${isLocked(db)} as locked
    from sessions s join members m on m.id = s.member_id
   where s.member_id = ${memberId} and ${isLiving(db)}
   order by s.last_seen_at desc, s.created_at desc`

/** How a session stands now: why it ended, whether it is locked, and the version of its member's rights. */
export const standingsOfSessions = (db: Db, sessionIds: readonly string[]) => db<
  { id: string; living: boolean; locked: boolean; ended_why: EndedWhy | null; rights_version: number }[]
>`
  select s.id, ${isLiving(db)} as living, ${isLocked(db)} as locked, s.ended_why, m.rights_version
    from sessions s join members m on m.id = s.member_id
   where s.id = any(${sessionIds as string[]}::uuid[])`
