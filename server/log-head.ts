import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Head, HeadKeeper } from '#app/domain/audit/types.ts'

/**
 * Keeps the end of the access log's chain in `log/chain-head.json` below the folder of data, outside the database: a
 * chain that was cut off does not reach it. After a restore of an older database it is removed by hand.
 */
export function headIn(dataDir: string): HeadKeeper {
  const folder = join(dataDir, 'log')
  const path = join(folder, 'chain-head.json')
  return {
    read: () => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Head) : null),
    keep(head) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.new`, JSON.stringify(head), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
  }
}
