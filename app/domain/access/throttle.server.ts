import { asDoor } from '#db/as.ts'
import { countTry, forgetTries, type Pace } from '#db/queries/throttle.ts'
import { networkOf } from '../member/session-rules.ts'
import { Refusal } from '../refusal.ts'
import { derived } from './seal.server.ts'
import type { DoorServices } from './services.ts'

const minute = 60

/**
 * What may be tried, how often. Nothing here locks anybody out: wrong tries of strangers slow down strangers. Who
 * comes with a passkey, or with a browser they came in with before, is counted apart.
 */
export const paces = {
  /** A password for one address, from browsers nobody came in with. */
  address: { free: 5, delay: 5, longest: 15 * minute, forget: 60 * minute },
  /** The same from a browser this member came in with before. */
  device: { free: 10, delay: 5, longest: 5 * minute, forget: 60 * minute },
  /** Anything that failed, from one network. */
  network: { free: 60, delay: 2, longest: 5 * minute, forget: 15 * minute },
  /** A code of an authenticator: five in a quarter of an hour (SEC-25). */
  code: { free: 5, delay: 15 * minute, longest: 15 * minute, forget: 15 * minute },
  /** A password or passkey in front of a locked screen. */
  session: { free: 5, delay: 10, longest: 5 * minute, forget: 30 * minute },
  /** A link or code that was given out: of an invitation, a recovery, the first start. */
  token: { free: 20, delay: 5, longest: 5 * minute, forget: 30 * minute },
  /** Mail that a stranger makes us send to one address. */
  mail: { free: 3, delay: 10 * minute, longest: 60 * minute, forget: 24 * 60 * minute },
} as const satisfies Record<string, Pace>

export type PaceName = keyof typeof paces

/**
 * Counts a try, in a transaction of its own, before anything is looked at. @throws {Refusal} 'busy' with `seconds`
 * @param what  what is tried, such as an address or an id: stored as a keyed hash only
 */
export async function pass(services: DoorServices, pace: PaceName, what: string): Promise<void> {
  const seconds = await asDoor(services.db, (tx) => countTry(tx, keyOf(services, pace, what), paces[pace]))
  if (seconds > 0) throw new Refusal('busy', { seconds })
}

/** It went well: what was tried before counts no more. */
export const wentWell = (services: DoorServices, pace: PaceName, what: string) =>
  asDoor(services.db, (tx) => forgetTries(tx, keyOf(services, pace, what)))

/** The network of who asks; '' where there is none to tell (a test, a broken proxy), and then nothing is counted. */
export async function passNetwork(services: DoorServices): Promise<void> {
  const network = networkOf(services.client.address)
  if (network) await pass(services, 'network', network)
}

const keyOf = ({ keys }: DoorServices, pace: PaceName, what: string) =>
  derived(keys('links').current.bytes, 'throttle', pace, what)
