import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Sees to it that nothing runs on this cluster. A server that lost its parent a moment ago is shutting down: it gets
 * ten seconds. A lock file whose process is now somebody else's is removed; one whose process is gone is left to
 * PostgreSQL, which also looks for what that process may have left behind.
 * @throws {Error} when a server goes on running
 */
export async function cleared(cluster: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  for (let waited = 0; existsSync(lock); waited += 50) {
    const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
    if (!(pid > 0) || !isAlive(pid)) return
    const command = commandOf(pid)
    if (command !== null && !command.includes(cluster)) {
      rmSync(lock, { force: true })
      return
    }
    if (waited >= 10_000) throw new Error('Another process already uses this DATA_DIR.')
    await new Promise((again) => setTimeout(again, 50))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process; null where it cannot be known (not Linux). */
function commandOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return null
  }
}
