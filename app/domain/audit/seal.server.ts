import { createHmac } from 'node:crypto'
import { asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import {
  chainEnd,
  type Forgotten,
  forgetBefore,
  insertSeals,
  lastForgotten,
  linkAt,
  oldestToKeep,
  type Seal,
  type SealableRow,
  sealLock,
  sealsFrom,
  strayRow,
  unsealedRows,
} from '#db/queries/audit.ts'
import type { KeyRing } from '../access/types.ts'
import type { Check, Fault, Head } from './types.ts'

/** Rows sealed or looked at in one go. */
const batch = 2000

/** The chain does not hold the end that was written down outside the database: nothing is sealed onto it. */
export class CutOff extends Error {}

/**
 * Seals what was written since the last time: each row gets a MAC of its own, and a link that holds its place, that
 * MAC and the link before it. Answers the new end of the chain; null when there was nothing to seal.
 * @throws {CutOff} when the chain no longer holds `known`
 * Source: docs/decisions/0023-the-log-is-a-chain.md
 */
export const sealRows = (db: Pool, keys: KeyRing, known: Head | null): Promise<Head | null> =>
  asSystem(db, async (tx) => {
    await tx`select pg_advisory_xact_lock(${sealLock})`
    if (known && (await linkAt(tx, known.place))?.toString('hex') !== known.link) throw new CutOff()
    const rows = await unsealedRows(tx, batch)
    if (rows.length === 0) return null
    const end = await chainEnd(tx)
    let place = end?.place ?? 0
    let link = end?.link ?? beginning
    const { id: key_id, bytes: key } = keys.current
    const seals: Seal[] = rows.map((row) => {
      place += 1
      const mac = macOf(key, row)
      link = linkOf(key, link, place, mac)
      return { place, row_id: row.id, key_id, mac, link }
    })
    await insertSeals(tx, seals)
    return { place, link: link.toString('hex') }
  })

/**
 * Looks at the whole chain, row by row, and stops at the first fault.
 * @param known  the end as it was written down outside the database: a chain that does not reach it was cut off
 */
export async function checkChain(db: Pool, keys: KeyRing, known: Head | null): Promise<Check> {
  const before = await asSystem(db, lastForgotten)
  const begin = before?.place ?? 0
  let place = begin
  let link: Buffer = before?.link ?? beginning
  const found = (fault: Fault | null, rowId: number | null = null): Check => ({ rows: place - begin, fault, rowId })

  if (before) {
    const key = keys.find(before.key_id)?.bytes
    if (!key) return found('unreadable')
    if (!forgottenMac(key, before).equals(before.mac)) return found('removed')
  }
  for (;;) {
    const seals = await asSystem(db, (tx) => sealsFrom(tx, place + 1, batch))
    for (const seal of seals) {
      if (seal.place !== place + 1) return found('removed', seal.row_id)
      const key = keys.find(seal.key_id)?.bytes
      if (!key) return found('unreadable', seal.row_id)
      if (!seal.row) return found('removed', seal.row_id)
      if (!macOf(key, seal.row).equals(seal.mac)) return found('changed', seal.row_id)
      if (!linkOf(key, link, seal.place, seal.mac).equals(seal.link)) return found('reordered', seal.row_id)
      link = seal.link
      place += 1
      if (place === known?.place && link.toString('hex') !== known.link) return found('reordered', seal.row_id)
    }
    if (seals.length < batch) break
  }
  if (known && place < known.place) return found('truncated')
  const stray = await asSystem(db, strayRow)
  return stray === null ? found(null) : found('inserted', stray)
}

/**
 * Lets go of whole months that are more than so many years old, from the beginning of the chain; where it now begins is
 * sealed in a row of its own. Answers how many rows are gone. To be called on a chain that was found whole.
 */
export const forgetOldRows = (db: Pool, keys: KeyRing, years: number): Promise<number> =>
  asSystem(db, async (tx) => {
    await tx`select pg_advisory_xact_lock(${sealLock})`
    const last = await oldestToKeep(tx, years)
    if (!last) return 0
    const { id: key_id, bytes: key } = keys.current
    return forgetBefore(tx, { ...last, key_id, mac: forgottenMac(key, last) })
  })

/** What the first link follows. */
const beginning: Buffer = Buffer.alloc(32)

const macOf = (key: Uint8Array, row: SealableRow): Buffer =>
  createHmac('sha256', key)
    .update('row\0')
    .update(
      JSON.stringify([
        row.id,
        row.at,
        row.member_id,
        row.session_id,
        row.deed,
        row.object_kind,
        row.object_id,
        row.object_number,
        row.outcome,
        row.roles,
        row.network,
      ]),
    )
    .digest()

const linkOf = (key: Uint8Array, before: Uint8Array, place: number, mac: Uint8Array): Buffer =>
  createHmac('sha256', key).update(`link\0${place}\0`).update(before).update(mac).digest()

const forgottenMac = (key: Uint8Array, { place, link, before }: Pick<Forgotten, 'place' | 'link' | 'before'>): Buffer =>
  createHmac('sha256', key).update(`forgotten\0${place}\0${before.toISOString()}\0`).update(link).digest()
