import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { connectOwner, type Pool } from '#db/connect.ts'

export interface TestDatabase {
  readonly url: string
  readonly pool: Pool
  /** Ends the pool and drops the database. */
  drop(): Promise<void>
}

/** A database of one's own, copied from the migrated template. */
export async function aDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new URL(template)
  admin.pathname = '/postgres'
  const server = connectOwner(admin.href, 1)
  // Another file may be copying the template at this moment: PostgreSQL then asks to come back.
  for (let attempt = 0; ; attempt++) {
    try {
      await server.unsafe(`create database ${name} template ${template.pathname.slice(1)}`)
      break
    } catch (error) {
      if (attempt > 50) throw error
      await new Promise((again) => setTimeout(again, 40))
    }
  }
  const url = new URL(template)
  url.pathname = `/${name}`
  const pool = connectOwner(url.href, 8)
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.end({ timeout: 1 })
      await server.unsafe(`drop database if exists ${name} with (force)`)
      await server.end({ timeout: 1 })
    },
  }
}
