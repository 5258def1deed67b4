import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectOwner, type Pool } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { type Postgres, startPostgres } from '#db/postgres/index.ts'
import type { TestDatabase } from './database.ts'
import { aLine, type Line } from './line.ts'

/** A PostgreSQL of a test's own, to be killed. It is reached over a line, so that its address outlives it. */
export interface OwnPostgres extends TestDatabase {
  readonly line: Line
  /** SIGKILL ends the postmaster without a word, SIGQUIT is its "immediate" stop. Its sessions end with it. */
  kill(how: 'SIGKILL' | 'SIGQUIT'): Promise<void>
  restart(): Promise<void>
}

/** Starts one with the house's tables. */
export async function aPostgres(): Promise<OwnPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'meedenken-own-'))
  let postgres: Postgres = await startPostgres({ directory })
  const line = await aLine(postgres.port)
  const url = new URL(postgres.url)
  url.port = String(line.port)
  const pool: Pool = connectOwner(url.href, 4)
  await migrate(pool)
  return {
    url: url.href,
    pool,
    line,
    async kill(how) {
      const pid = Number(readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, how)
      while (isAlive(pid)) await new Promise((again) => setTimeout(again, 10))
      line.cut()
    },
    async restart() {
      for (let attempt = 0; ; attempt++) {
        try {
          postgres = await startPostgres({ directory })
          break
        } catch (error) {
          if (attempt === 5) throw error // sessions of the one that was killed may end a moment later
          await new Promise((again) => setTimeout(again, 200))
        }
      }
      line.lead(postgres.port)
    },
    async drop() {
      await pool.end({ timeout: 1 })
      await line.close()
      await postgres.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
