import { asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { installationMode } from '#db/queries/installation.ts'
import { Unusable } from './env.ts'

/**
 * A database belongs to the trial or to real work, from its first start on, and never changes sides.
 * @throws {Unusable} when it belongs to the other
 */
export async function checkMode(db: Pool, trial: boolean): Promise<void> {
  const found = await asSystem(db, (tx) => installationMode(tx, trial))
  if (found === trial) return
  throw new Unusable(
    found
      ? 'Deze gegevens zijn van een proefomgeving. Kies met DATA_DIR of DATABASE_URL een lege plek voor het echte werk.'
      : 'Deze gegevens zijn echt. Zet PUBLIC_URL, of kies met DATA_DIR een lege plek voor een proefomgeving.',
  )
}

/** @throws {Unusable} for a PostgreSQL older than 15 */
export async function requireVersion(db: Pool): Promise<void> {
  const [row] = await db<{ server_version_num: string }[]>`show server_version_num`
  if (Number(row?.server_version_num) < 150_000) throw new Unusable('PostgreSQL 15 of nieuwer is nodig.')
}
