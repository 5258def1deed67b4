import type { Db } from '../connect.ts'

/** Someone who may come in. */
export interface ComerRow {
  id: string
  name: string
  email: string
}

const mayComeIn = (db: Db) => db`m.left_at is null and m.suspended_at is null`

/** The member with this address who may come in, whatever its capitals. */
export async function comerWithAddress(db: Db, address: string) {
  const [row] = await db<(ComerRow & { hash: string | null })[]>`
    select m.id, m.name, m.email, p.hash from members m left join passwords p on p.member_id = m.id
     where lower(m.email) = lower(${address}) and ${mayComeIn(db)}`
  return row
}

export async function comer(db: Db, memberId: string) {
  const [row] = await db<(ComerRow & { hash: string | null })[]>`
    select m.id, m.name, m.email, p.hash from members m left join passwords p on p.member_id = m.id
     where m.id = ${memberId} and ${mayComeIn(db)}`
  return row
}

/** Holds the member's row, so that two changes of how they come in follow each other. */
export const lockMember = (db: Db, memberId: string) => db`select from members where id = ${memberId} for update`

export interface PasskeyRow {
  id: string
  member_id: string
  credential_id: Uint8Array
  public_key: Uint8Array
  counter: number
  transports: string[]
}

/** The passkey of someone who may come in, held until the end of the transaction. */
export async function passkeyWith(db: Db, credentialId: Uint8Array): Promise<PasskeyRow | undefined> {
  const [row] = await db<PasskeyRow[]>`
    select k.id, k.member_id, k.credential_id, k.public_key, k.counter, k.transports
      from passkeys k join members m on m.id = k.member_id
     where k.credential_id = ${credentialId} and ${mayComeIn(db)}
       for update of k`
  return row
}

export const passkeysFor = (db: Db, memberId: string) =>
  db<PasskeyRow[]>`select id, member_id, credential_id, public_key, counter, transports from passkeys
   where member_id = ${memberId}`

/** Stores a passkey; nothing when it is somebody's already. */
export const insertPasskey = (
  db: Db,
  key: {
    memberId: string
    credentialId: Uint8Array
    publicKey: Uint8Array
    counter: number
    transports: readonly string[]
    name: string
  },
) => db`
  insert into passkeys (member_id, credential_id, public_key, counter, transports, name)
  values (${key.memberId}, ${key.credentialId}, ${key.publicKey}, ${key.counter}, ${db.array([...key.transports])}, ${key.name})
  on conflict (credential_id) do nothing`

export const usedPasskey = (db: Db, id: string, counter: number) =>
  db`update passkeys set counter = ${counter}, last_used_at = now() where id = ${id}`

export const deletePasskey = (db: Db, memberId: string, id: string) =>
  db`delete from passkeys where id = ${id} and member_id = ${memberId}`

/** The password's code, held until the end of the transaction: two answers at once are looked at one by one. */
export async function secretOf(
  db: Db,
  memberId: string,
): Promise<{ secret: Uint8Array; last_step: number } | undefined> {
  const [row] = await db<{ secret: Uint8Array; last_step: number }[]>`
    select secret, last_step from passwords where member_id = ${memberId} for update`
  return row
}

/** This step of the clock, and all before it, have been used. */
export const usedStep = (db: Db, memberId: string, step: number) =>
  db`update passwords set last_step = ${step} where member_id = ${memberId} and last_step < ${step}`

export const upsertPassword = (db: Db, memberId: string, hash: string, secret: Uint8Array, step: number) => db`
  insert into passwords (member_id, hash, secret, last_step) values (${memberId}, ${hash}, ${secret}, ${step})
  on conflict (member_id) do update
     set hash = excluded.hash, secret = excluded.secret, last_step = excluded.last_step, changed_at = now()`

export const updatePasswordHash = (db: Db, memberId: string, hash: string) =>
  db`update passwords set hash = ${hash}, changed_at = now() where member_id = ${memberId}`

export const deletePassword = (db: Db, memberId: string) => db`delete from passwords where member_id = ${memberId}`

/** Replaces all recovery codes. */
export async function replaceRecoveryCodes(db: Db, memberId: string, hashes: readonly Uint8Array[]): Promise<void> {
  await db`delete from recovery_codes where member_id = ${memberId}`
  for (const hash of hashes) await db`insert into recovery_codes (member_id, code_hash) values (${memberId}, ${hash})`
}

/** Uses a recovery code up; 0 rows when it is none, or was used. */
export const useRecoveryCode = (db: Db, memberId: string, hash: Uint8Array) => db`
  update recovery_codes set used_at = now() where member_id = ${memberId} and code_hash = ${hash} and used_at is null`

export interface FactorsRow {
  password_since: Date | null
  codes_left: number
  passkeys: { id: string; name: string; created_at: string; last_used_at: string | null }[]
  region_since: Date | null
}

/**
 * With what someone can come in: names and dates, no secrets.
 * @param issuer  of the region's sign-on of today; an account elsewhere opens nothing
 */
export async function factorsOf(db: Db, memberId: string, issuer: string | null): Promise<FactorsRow> {
  const [row] = await db<FactorsRow[]>`
    select (select changed_at from passwords where member_id = ${memberId}) as password_since,
           (select count(*)::int from recovery_codes where member_id = ${memberId} and used_at is null) as codes_left,
           coalesce((select json_agg(json_build_object('id', id, 'name', name, 'created_at', created_at,
                                                       'last_used_at', last_used_at) order by created_at)
                       from passkeys where member_id = ${memberId}), '[]') as passkeys,
           (select linked_at from region_accounts where member_id = ${memberId} and issuer = ${issuer}) as region_since`
  return row!
}

/** Someone's account with the region's own sign-on. */
export interface RegionAccount {
  readonly issuer: string
  readonly subject: string
}

/** Whose account this is, when they may come in. */
export async function memberWithAccount(db: Db, { issuer, subject }: RegionAccount): Promise<string | undefined> {
  const [row] = await db<{ id: string }[]>`
    select m.id from region_accounts r join members m on m.id = r.member_id
     where r.issuer = ${issuer} and r.subject = ${subject} and ${mayComeIn(db)}`
  return row?.id
}

/** Makes an account somebody's; nothing when it is somebody's already, or they have another. Who left holds none. */
export async function insertRegionAccount(db: Db, memberId: string, { issuer, subject }: RegionAccount) {
  await db`
    delete from region_accounts r using members m
     where m.id = r.member_id and m.left_at is not null and r.issuer = ${issuer} and r.subject = ${subject}`
  return db`
    insert into region_accounts (issuer, subject, member_id) values (${issuer}, ${subject}, ${memberId})
    on conflict do nothing`
}

export const deleteRegionAccount = (db: Db, memberId: string, issuer: string) =>
  db`delete from region_accounts where member_id = ${memberId} and issuer = ${issuer}`

export const insertKnownDevice = (db: Db, memberId: string, tokenHash: Uint8Array) => db`
  insert into known_devices (member_id, token_hash) values (${memberId}, ${tokenHash})
  on conflict (token_hash) do update set member_id = excluded.member_id, last_used_at = now()`

/** Did this member come in with this browser before? */
export async function isKnownDevice(db: Db, memberId: string, tokenHash: Uint8Array): Promise<boolean> {
  const rows = await db`select from known_devices where member_id = ${memberId} and token_hash = ${tokenHash}`
  return rows.length === 1
}

export const forgetDevicesOf = (db: Db, memberId: string) => db`delete from known_devices where member_id = ${memberId}`

export const forgetOldDevices = (db: Db) =>
  db`delete from known_devices where last_used_at < now() - interval '180 days'`

/** Is this one of the member's unused recovery codes? Untouched. */
export async function hasRecoveryCode(db: Db, memberId: string, hash: Uint8Array): Promise<boolean> {
  const rows = await db`
    select from recovery_codes where member_id = ${memberId} and code_hash = ${hash} and used_at is null`
  return rows.length === 1
}

/** Takes away all that someone signs in with, and every browser they were known in. */
export async function removeFactors(db: Db, memberId: string): Promise<void> {
  await db`delete from passkeys where member_id = ${memberId}`
  await db`delete from passwords where member_id = ${memberId}`
  await db`delete from recovery_codes where member_id = ${memberId}`
  await db`delete from region_accounts where member_id = ${memberId}`
  await db`delete from known_devices where member_id = ${memberId}`
}
