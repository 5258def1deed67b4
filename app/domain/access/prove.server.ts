import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { asDoor } from '#db/as.ts'
import { unlockSession } from '#db/queries/session.ts'
import { record, recordRefused } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { proved } from './come-in.server.ts'
import { withPasskey } from './passkey.server.ts'
import { isOwnPassword } from './password.server.ts'
import { proofForm, unlockForm } from './schema.ts'
import type { DoorServices } from './services.ts'
import { pass, wentWell } from './throttle.server.ts'
import { takeCode } from './totp.server.ts'

/** Goes on after locking, with a passkey: the session and one factor are enough (NIST 800-63B-4 §2.2.3). */
export const unlockWithPasskey = (services: DoorServices, asker: Asker, answer: AuthenticationResponseJSON) =>
  withPasskey(services, answer, asker, async (tx) => {
    await unlockSession(tx, asker.sessionId)
    await record(tx, asker, 'open.locked', { kind: 'session', id: asker.sessionId })
  })

/** Goes on after locking: with the password, or in the trial by asking. @throws {Refusal} 'bad-input' and as below */
export async function unlock(services: DoorServices, asker: Asker, form: FormData): Promise<void> {
  if (services.settings.trial) return opened(services, asker)
  await unlockWithPassword(services, asker, unlockForm.parse({ password: form.get('password') }).password)
}

/** Goes on after locking, with the password. @throws {Refusal} 'wrong-credentials', 'busy' */
async function unlockWithPassword(services: DoorServices, asker: Asker, password: string): Promise<void> {
  await pass(services, 'session', asker.sessionId)
  if (!(await isOwnPassword(services, asker.id, password))) await refused(services, asker, 'open.locked')
  await wentWell(services, 'session', asker.sessionId)
  await opened(services, asker)
}

/** Shows again who one is, for a grave deed. */
export const proveWithPasskey = (services: DoorServices, asker: Asker, answer: AuthenticationResponseJSON) =>
  withPasskey(services, answer, asker, async (tx) => {
    await proved(services, tx, asker)
    await record(tx, asker, 'account.prove', { kind: 'session', id: asker.sessionId })
  })

/** The same with a form: password and code; in the trial nobody has anything to prove. @throws {Refusal} as below */
export async function prove(services: DoorServices, asker: Asker, form: FormData): Promise<void> {
  if (!services.settings.trial) {
    return proveWithPassword(
      services,
      asker,
      proofForm.parse({ password: form.get('password'), code: form.get('code') }),
    )
  }
  await asDoor(services.db, async (tx) => {
    await proved(services, tx, asker)
    await record(tx, asker, 'account.prove', { kind: 'session', id: asker.sessionId })
  })
}

/** The same with password and code. @throws {Refusal} 'wrong-credentials', 'busy' */
async function proveWithPassword(
  services: DoorServices,
  asker: Asker,
  { password, code }: { password: string; code: string },
): Promise<void> {
  await pass(services, 'code', asker.id)
  const right = await isOwnPassword(services, asker.id, password)
  const done = await asDoor(services.db, async (tx) => {
    if (!right || !(await takeCode(services, tx, asker.id, code))) return false
    await proved(services, tx, asker)
    await record(tx, asker, 'account.prove', { kind: 'session', id: asker.sessionId })
    return true
  })
  if (!done) await refused(services, asker, 'account.prove')
  await wentWell(services, 'code', asker.id)
}

const opened = ({ db }: DoorServices, asker: Asker) =>
  asDoor(db, async (tx) => {
    await unlockSession(tx, asker.sessionId)
    await record(tx, asker, 'open.locked', { kind: 'session', id: asker.sessionId })
  })

async function refused(services: DoorServices, asker: Asker, deed: 'open.locked' | 'account.prove'): Promise<never> {
  await asDoor(services.db, (tx) => recordRefused(tx, asker.id, deed, { kind: 'session', id: asker.sessionId }))
  throw new Refusal('wrong-credentials')
}
