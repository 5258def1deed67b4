import type { Db } from '../connect.ts'

export type EntryKind = 'passkey' | 'code' | 'add-passkey' | 'recovery' | 'region'

export interface EntryRow {
  id: string
  kind: EntryKind
  member_id: string | null
  challenge: string
  facts: Record<string, unknown>
  tries: number
}

/** Begins half a sign-in that must be finished within `minutes`. */
export const insertEntry = (
  db: Db,
  entry: {
    tokenHash: Uint8Array
    kind: EntryKind
    memberId: string | null
    challenge?: string
    facts?: Record<string, unknown>
    minutes: number
  },
) => db`
  insert into entries (token_hash, kind, member_id, challenge, facts, ends_at)
  values (${entry.tokenHash}, ${entry.kind}, ${entry.memberId}, ${entry.challenge ?? ''},
          ${db.json((entry.facts ?? {}) as never)}, now() + make_interval(mins => ${entry.minutes}))`

/** Takes an entry away as it is used: of several answers at once one gets it. */
export async function takeEntry(db: Db, tokenHash: Uint8Array, kind: EntryKind): Promise<EntryRow | undefined> {
  const [row] = await db<EntryRow[]>`
    delete from entries where token_hash = ${tokenHash} and kind = ${kind} and ends_at > now()
    returning id, kind, member_id, challenge, facts, tries`
  return row
}

/** An entry that may be answered a few times, with this try counted. */
export async function countEntryTry(
  db: Db,
  tokenHash: Uint8Array,
  kind: EntryKind,
  most: number,
): Promise<EntryRow | undefined> {
  const [row] = await db<EntryRow[]>`
    update entries set tries = tries + 1
     where token_hash = ${tokenHash} and kind = ${kind} and ends_at > now() and tries < ${most}
    returning id, kind, member_id, challenge, facts, tries`
  return row
}

/** The entry as it stands, untouched: to show a page. */
export async function entryAt(db: Db, tokenHash: Uint8Array, kind: EntryKind): Promise<EntryRow | undefined> {
  const [row] = await db<EntryRow[]>`
    select id, kind, member_id, challenge, facts, tries from entries
     where token_hash = ${tokenHash} and kind = ${kind} and ends_at > now()`
  return row
}

export const deleteEntry = (db: Db, id: string) => db`delete from entries where id = ${id}`

export const forgetEntries = (db: Db) => db`delete from entries where ends_at < now()`
