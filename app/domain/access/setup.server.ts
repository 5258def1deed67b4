import { randomUUID } from 'node:crypto'
import { asDoor } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { forgetSetupHash, isEmptyHouse, setSetupHash, takeSetupHash } from '#db/queries/installation.ts'
import { insertMember } from '#db/queries/member.ts'
import { acceptHouseRules } from '#db/queries/membership.ts'
import { record, recordRefused } from '../audit/write.server.ts'
import { hashOf } from '../member/cookies.server.ts'
import { houseRulesVersion } from '../member/house-rules.ts'
import { networkOf } from '../member/session-rules.ts'
import { Refusal } from '../refusal.ts'
import { comeIn } from './come-in.server.ts'
import { unspelled } from './rules.ts'
import type { SetupForm } from './schema.ts'
import { same } from './seal.server.ts'
import type { DoorServices } from './services.ts'
import { pass, passNetwork } from './throttle.server.ts'

/** Keeps what a code hashes to, while there is nobody. Answers whether there is nobody. */
export const setupHash = (db: Pool, code: string): Promise<boolean> =>
  asDoor(db, async (tx) => (await setSetupHash(tx, hashOf(unspelled(code)))).count === 1)

/** Is this a house without anybody, so that the first visitor is to begin it? Never so in the trial. */
export const isToBegin = async ({ db, settings }: Pick<DoorServices, 'db' | 'settings'>): Promise<boolean> =>
  !settings.trial && (await asDoor(db, (tx) => isEmptyHouse(tx)))

/**
 * The first one comes in, to choose how they will sign in from now on.
 * @throws {Refusal} 'not-found' where there is somebody already, 'bad-input' for a wrong code, 'busy'
 */
export async function setUp(services: DoorServices, form: SetupForm): Promise<void> {
  if (!(await isToBegin(services))) throw new Refusal('not-found')
  await passNetwork(services)
  await pass(services, 'token', 'setup')
  const done = await asDoor(services.db, async (tx) => {
    const hash = await takeSetupHash(tx)
    if (!hash || !same(hash, hashOf(unspelled(form.code)))) return false
    const id = randomUUID()
    await insertMember(tx, {
      id,
      name: form.name,
      email: form.email,
      discipline: '',
      organisation: '',
      colour: 1,
      roles: form.role === 'coordinator' ? ['coordinator', 'administrator'] : ['administrator'],
    })
    await acceptHouseRules(tx, id, houseRulesVersion)
    await forgetSetupHash(tx)
    await comeIn(services, tx, id, { way: 'setup', scope: 'enrol' })
    await record(tx, { id, sessionId: null, network: networkOf(services.client.address) }, 'open.setup', {
      kind: 'installation',
      id: null,
    })
    return true
  })
  if (done) return
  await asDoor(services.db, (tx) =>
    recordRefused(tx, null, 'open.setup', { kind: 'installation', id: null }, networkOf(services.client.address)),
  )
  throw new Refusal('bad-input', { fields: { code: ['wrong-code'] } })
}
