import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Pool, Tx } from './connect.ts'

const folder = new URL('./migrations/', import.meta.url)
const rowSecurity = new URL('./row-security.sql', import.meta.url)

/** Held while tables are changed: two starters never change them at once. Any number, ours alone. */
const migrationLock = 7301

/**
 * Brings the database up to date: plain numbered files, each once, one starter at a time, all or nothing.
 * @throws {Error} for a database of a newer version, or one where our roles cannot be set
 */
export async function migrate(pool: Pool): Promise<void> {
  await pool.begin(async (tx) => {
    await tx`select set_config('lock_timeout', '10s', true)`
    await tx`select pg_advisory_xact_lock(${migrationLock})`
    await tx`create table if not exists schema_migrations (name text primary key, checksum text not null, at timestamptz not null default now())`
    const done = new Map(
      (await tx<{ name: string; checksum: string }[]>`select name, checksum from schema_migrations`).map((row) => [
        row.name,
        row.checksum,
      ]),
    )
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    const unknown = [...done.keys()].find((name) => !names.includes(name) && name !== rowSecurityName)
    if (unknown) throw new Error(`The database is newer than this version (${unknown}). Start the newer version.`)
    if (names.some((name) => !done.has(name))) await tx.unsafe(withoutForce)
    for (const name of names) {
      const text = readFileSync(new URL(name, folder), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      if (done.has(name)) {
        if (done.get(name) !== checksum) throw new Error(`Migration ${name} was changed after it ran here.`)
        continue
      }
      await tx.unsafe(text)
      await tx`insert into schema_migrations (name, checksum) values (${name}, ${checksum})`
    }
    await secureRows(tx, names, done.get(rowSecurityName))
  })
  try {
    await pool.begin(async (tx) => {
      for (const role of [
        'meedenken_member',
        'meedenken_system',
        'meedenken_committer',
        'meedenken_door',
        'meedenken_guest',
      ]) {
        await tx`select set_config('role', ${role}, true)`
      }
    })
  } catch (cause) {
    throw new Error('This database does not let us take our own roles on: its owner must be allowed to.', { cause })
  }
}

const rowSecurityName = 'row-security'

/** While tables are changed their owner sees every row; the policies are made anew before anybody else does. */
const withoutForce = `
  do $$ declare t regclass; begin
    for t in select oid from pg_class
              where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relforcerowsecurity loop
      execute format('alter table %s no force row level security', t);
    end loop;
  end $$`

/** Makes the policies anew when they, or the tables they are about, changed: they say how things stand, not how they came. */
async function secureRows(tx: Tx, migrations: readonly string[], before: string | undefined): Promise<void> {
  const text = readFileSync(rowSecurity, 'utf8')
  const checksum = createHash('sha256').update(text).update(migrations.join()).digest('hex')
  if (checksum === before) return
  await tx.unsafe(text)
  await tx`
    insert into schema_migrations (name, checksum) values (${rowSecurityName}, ${checksum})
    on conflict (name) do update set checksum = excluded.checksum, at = now()`
}
