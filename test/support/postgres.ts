import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectOwner } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { startPostgres } from '#db/postgres/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test server's empty, migrated template database. */
    templateUrl: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'meedenken-test-'))
  const postgres = await startPostgres({ directory })
  const pool = connectOwner(postgres.url, 2)
  await migrate(pool)
  await pool.end()
  project.provide('templateUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
