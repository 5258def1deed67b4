import { asDoor } from '#db/as.ts'
import { countEntryTry, type EntryKind, type EntryRow, entryAt, insertEntry, takeEntry } from '#db/queries/entry.ts'
import { hashOf, newToken, setCookie, tokenIn } from '../member/cookies.server.ts'
import { Refusal } from '../refusal.ts'
import type { DoorServices } from './services.ts'

/** Minutes within which half a sign-in must be finished. */
const minutes: Record<EntryKind, number> = { passkey: 5, 'add-passkey': 5, code: 10, recovery: 10, region: 10 }

/** Begins half a sign-in in this browser; one before it is forgotten with its cookie. */
export async function begin(
  services: DoorServices,
  kind: EntryKind,
  entry: { memberId: string | null; challenge?: string; facts?: Record<string, unknown> },
): Promise<void> {
  const token = newToken()
  await asDoor(services.db, (tx) =>
    insertEntry(tx, { ...entry, kind, tokenHash: hashOf(token), minutes: minutes[kind] }),
  )
  services.setCookie(setCookie('entry', token, services.settings.trial, minutes[kind] * 60))
}

/** The half of this browser, used up: it answers once. @throws {Refusal} 'too-late' when there is none (any more) */
export async function take(services: DoorServices, kind: EntryKind): Promise<EntryRow> {
  const token = tokenOf(services)
  const entry = token && (await asDoor(services.db, (tx) => takeEntry(tx, hashOf(token), kind)))
  if (!entry) throw new Refusal('too-late')
  return entry
}

/** The half of this browser, with one try more on it. @throws {Refusal} 'too-late' also after `most` tries */
export async function tryAgain(services: DoorServices, kind: EntryKind, most: number): Promise<EntryRow> {
  const token = tokenOf(services)
  const entry = token && (await asDoor(services.db, (tx) => countEntryTry(tx, hashOf(token), kind, most)))
  if (!entry) throw new Refusal('too-late')
  return entry
}

/** Is this browser half way? Untouched. */
export async function halfWay(services: DoorServices, kind: EntryKind): Promise<EntryRow | null> {
  const token = tokenOf(services)
  return (token && (await asDoor(services.db, (tx) => entryAt(tx, hashOf(token), kind)))) || null
}

const tokenOf = ({ cookies, settings }: DoorServices) => tokenIn(cookies, 'entry', settings.trial)
