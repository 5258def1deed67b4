import { randomBytes } from 'node:crypto'
import { spelled } from '#app/domain/access/rules.ts'
import { setupHash } from '#app/domain/access/setup.server.ts'
import type { Pool } from '#db/connect.ts'

/**
 * While there is nobody, each start prints an address with a new code, which lets the first one in. It is printed and
 * nowhere written: only its hash is kept. The code stands behind the #, so that it is in no log of any server.
 */
export async function offerSetup(db: Pool, origin: string): Promise<void> {
  const code = spelled(randomBytes(25))
  if (!(await setupHash(db, code))) return
  process.stdout.write(`Er is nog niemand. Open ${origin}/setup#${code} en begin; de code is ${code}.\n`)
}
