import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unusable } from './env.ts'

/**
 * Claims a folder of data for this process, and makes it where it is missing: `server.pid` holds its id. A claim whose process is gone, or is another
 * program by now, is taken over. Answers the deed that lets go.
 * @throws {Unusable} when a living server has it
 */
export function claim(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'server.pid')
  const owner = ownerOf(path)
  if (owner !== null) {
    throw new Unusable(
      `Meedenken draait al op deze gegevens (proces ${owner}). Stop dat eerst, of kies een andere DATA_DIR.`,
    )
  }
  writeFileSync(path, `${process.pid}\n`, { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

function ownerOf(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    if (!(pid > 0) || pid === process.pid) return null
    process.kill(pid, 0)
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return /server\/(start\.mjs|index\.ts)/.test(command) ? pid : null
  } catch {
    return null
  }
}
