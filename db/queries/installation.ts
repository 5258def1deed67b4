import type { Db } from '../connect.ts'

/** Is this database a trial? Written down at the first start, kept ever after. */
export async function installationMode(db: Db, trial: boolean): Promise<boolean> {
  await db`insert into installation (trial) values (${trial}) on conflict do nothing`
  const [row] = await db<{ trial: boolean }[]>`select trial from installation`
  return row?.trial ?? trial
}

/** Is there anyone at all? */
export async function isEmptyHouse(db: Db): Promise<boolean> {
  const [row] = await db<{ empty: boolean }[]>`select not exists (select from members) as empty`
  return row?.empty ?? false
}

/** Keeps the hash of the code that lets the first one in; nothing where there is somebody. */
export const setSetupHash = (db: Db, hash: Uint8Array) =>
  db`update installation set setup_hash = ${hash} where not exists (select from members)`

/** The hash of that code, held until the end of the transaction; null where there is somebody already. */
export async function takeSetupHash(db: Db): Promise<Uint8Array | null> {
  const [row] = await db<{ setup_hash: Uint8Array | null; empty: boolean }[]>`
    select setup_hash, not exists (select from members) as empty from installation for update`
  return row?.empty ? row.setup_hash : null
}

export const forgetSetupHash = (db: Db) => db`update installation set setup_hash = null`

/** Does the database take writes? Asked by writing: a full disk, or a standby, says no by throwing. */
export const takesWrites = async (db: Db): Promise<boolean> =>
  (await db`update installation set wrote_at = now()`).count === 1
