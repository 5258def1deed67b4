import { as, asDoor, asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { isMember, updatePreferences, updateProfile } from '#db/queries/member.ts'
import { endSession, lockSession } from '#db/queries/session.ts'
import { record } from '../audit/write.server.ts'
import { Refusal } from '../refusal.ts'
import { signIn } from './session.server.ts'
import type { Asker, Client, Language, Profile, Theme } from './types.ts'

/** Becomes someone of the example group; the session one had ends. Answers the Set-Cookie header. Trial only. */
export async function becomePersona(
  db: Pool,
  before: Asker | null,
  memberId: string,
  client?: Client,
): Promise<string> {
  if (!(await asSystem(db, (tx) => isMember(tx, memberId))))
    throw new Refusal('bad-input', { fields: { member: ['unknown'] } })
  if (before) await asDoor(db, (tx) => endSession(tx, before.sessionId))
  return signIn(db, memberId, true, client)
}

export const changeProfile = (db: Pool, asker: Asker, to: Profile) =>
  as(db, asker, async (tx) => {
    await updateProfile(tx, asker.id, to)
    await record(tx, asker, 'account.own', { kind: 'member', id: asker.id })
  })

export const changePreferences = (
  db: Pool,
  asker: Asker,
  to: { language?: Language; theme?: Theme; shortcuts?: boolean },
) => as(db, asker, (tx) => updatePreferences(tx, asker.id, to))

/** Hides everything on every page of this session; its open sockets close within a second. */
export const lock = (db: Pool, asker: Asker) =>
  as(db, asker, async (tx) => {
    await lockSession(tx, asker.sessionId)
    await record(tx, asker, 'account.lock', { kind: 'session', id: asker.sessionId })
  })

/** Ends the session: its cookie opens nothing any more. */
export const signOut = (db: Pool, asker: Asker) =>
  as(db, asker, async (tx) => {
    await record(tx, asker, 'account.sign-out', { kind: 'session', id: asker.sessionId })
    await endSession(tx, asker.sessionId)
  })
