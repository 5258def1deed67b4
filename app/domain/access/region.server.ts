import { asDoor } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import type { EntryRow } from '#db/queries/entry.ts'
import { memberWithAccount } from '#db/queries/factor.ts'
import { unlockSession } from '#db/queries/session.ts'
import { record, recordRefused } from '../audit/write.server.ts'
import { newToken, setCookie } from '../member/cookies.server.ts'
import { networkOf } from '../member/session-rules.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import type { Deed } from '../rights/table.ts'
import { comeIn, proved } from './come-in.server.ts'
import { begin, halfWay, take } from './entry.server.ts'
import { linkAccount } from './factors.server.ts'
import { shownSince } from './rules.ts'
import { same } from './seal.server.ts'
import type { DoorServices } from './services.ts'
import { passNetwork } from './throttle.server.ts'
import type { Region, RegionAnswer, RegionSilence } from './types.ts'

/** What one goes to the region's sign-on for, and the deed that it is here. */
const deeds = {
  'sign-in': 'open.sign-in',
  unlock: 'open.locked',
  prove: 'account.prove',
  enrol: 'account.enrol',
  link: 'account.change-factors',
} as const satisfies Record<string, Deed>
export type Errand = keyof typeof deeds

/** Why somebody came back for nothing. Who is a member, and who was one, follows from none of these. */
export type RegionFault = RegionSilence | 'too-late' | 'unknown' | 'other' | 'taken' | 'one-factor'

/** What waits in the browser's half until the answer comes. */
interface Waiting {
  readonly errand: Errand
  readonly nonce: string
  readonly verifier: string
  /** Where one was going. */
  readonly to: string
  readonly shared: boolean
  /** The session that asked, where one did. */
  readonly session: string | null
  /** When, in ms: what was shown before that is no proof. */
  readonly asked: number
}

/** Who came back, as the gate sees them. */
export interface Returning {
  readonly asker: Asker | null
  readonly locked: boolean
  readonly enrolling: boolean
}

/** The region's sign-on. @throws {Refusal} 'not-found' where there is none, as in the trial */
export function regionOf({ settings, region }: Pick<DoorServices, 'settings' | 'region'>): Region {
  if (settings.trial || !region) throw new Refusal('not-found')
  return region
}

/** Begins an errand in this browser; the page that follows says where to go. @throws {Refusal} 'not-found', 'busy' */
export async function setOut(
  services: DoorServices,
  errand: Errand,
  { asker = null, to = '/', shared = false }: { asker?: Asker | null; to?: string; shared?: boolean } = {},
): Promise<void> {
  regionOf(services)
  await passNetwork(services)
  const waiting: Waiting = {
    errand,
    nonce: newToken(),
    verifier: newToken(),
    to,
    shared,
    session: asker?.sessionId ?? null,
    asked: Date.now(),
  }
  await begin(services, 'region', { memberId: asker?.id ?? null, challenge: newToken(), facts: { ...waiting } })
}

/** Where this browser must go for the errand it set out on; null without one. Looking uses nothing up. */
export async function onTheWay(services: DoorServices): Promise<{ address: string | null; back: string } | null> {
  const region = regionOf(services)
  const entry = await halfWay(services, 'region')
  if (!entry) return null
  const { nonce, verifier, errand, to } = waitingIn(entry)
  return { address: await region.ask({ state: entry.challenge, nonce, verifier }), back: beginningOf(errand, to) }
}

/**
 * Somebody is back from the region's sign-on. An answer counts once, in the browser and the session that asked, and for
 * the account it is about: an address of mail says nothing. @param search  behind the ? of the address
 */
export async function comeBack(
  services: DoorServices,
  search: string,
  returning: Returning,
): Promise<{ to: string } | { fault: RegionFault; back: string }> {
  const region = regionOf(services)
  const entry = await entryFor(services, new URLSearchParams(search).get('state') ?? '')
  if (!entry) return { fault: 'too-late', back: '/sign-in' }
  const { errand, to, ...waiting } = waitingIn(entry)
  const back = beginningOf(errand, to)
  if (!isTheirs(errand, waiting.session, returning)) return { fault: 'too-late', back }

  const answer = await region.answer(search, { state: entry.challenge, ...waiting })
  const fault =
    'silence' in answer
      ? answer.silence
      : await asDoor(services.db, (tx) => finish(services, tx, region, { errand, ...waiting }, answer, returning.asker))
  services.setCookie(setCookie('entry', '', services.settings.trial, 0))
  if (!fault) return { to: errand === 'enrol' ? '/' : errand === 'link' ? '/account/access?saved' : to }
  const who = errand === 'sign-in' ? null : returning.asker
  await asDoor(services.db, (tx) =>
    recordRefused(
      tx,
      who?.id ?? null,
      deeds[errand],
      { kind: 'session', id: who?.sessionId ?? null },
      networkOf(services.client.address),
    ),
  )
  return { fault, back }
}

/** The half of this browser that goes with `state`, used up. One that goes with another stays for its own answer. */
async function entryFor(services: DoorServices, state: string): Promise<EntryRow | null> {
  const entry = await halfWay(services, 'region')
  if (!entry || !same(Buffer.from(entry.challenge), Buffer.from(state))) return null
  return take(services, 'region').catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
}

const waitingIn = (entry: EntryRow) => entry.facts as unknown as Waiting

/** Is who came back in the session that asked, and is that still where it was? */
function isTheirs(errand: Errand, session: string | null, { asker, locked, enrolling }: Returning): boolean {
  if (errand === 'sign-in') return true
  if (!asker || asker.sessionId !== session) return false
  if (errand === 'unlock') return true
  return !locked && enrolling === (errand === 'enrol')
}

/** Does what the errand was for, in one transaction. Answers why not. */
async function finish(
  services: DoorServices,
  tx: Tx,
  { issuer }: Region,
  { errand, asked, shared }: Pick<Waiting, 'errand' | 'asked' | 'shared'>,
  { subject, shownAt, twoFactors }: RegionAnswer,
  asker: Asker | null,
): Promise<RegionFault | null> {
  if (!shownSince(shownAt, asked)) return 'wrong'
  // A locked session is one factor by itself (NIST 800-63B-4 §2.2.3); for all else both are shown there.
  if (!twoFactors && errand !== 'unlock') return 'one-factor'
  const account = { issuer, subject }
  const deed = deeds[errand]
  if (asker && (errand === 'enrol' || errand === 'link')) {
    return (await linkAccount(services, tx, asker, account, deed)) ? null : 'taken'
  }
  const memberId = await memberWithAccount(tx, account)
  if (errand === 'sign-in') {
    if (!memberId) return 'unknown'
    await comeIn(services, tx, memberId, { way: 'region', shared })
    return null
  }
  if (!asker || memberId !== asker.id) return 'other'
  if (errand === 'unlock') await unlockSession(tx, asker.sessionId)
  else await proved(services, tx, asker)
  await record(tx, asker, deed, { kind: 'session', id: asker.sessionId })
  return null
}

const beginnings: Record<Errand, string> = {
  'sign-in': '/sign-in',
  unlock: '/locked',
  prove: '/account/proof',
  enrol: '/account/enrol',
  link: '/account/access',
}

/** Where one began, to begin again. */
const beginningOf = (errand: Errand, to: string) =>
  to === '/' ? beginnings[errand] : `${beginnings[errand]}?to=${encodeURIComponent(to)}`
