import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectOwner } from '#db/connect.ts'
import { startPostgres } from '#db/postgres/index.ts'

describe('our own PostgreSQL', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'meedenken met spaties '))
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('starts in a path with spaces, keeps what was written, and can be copied when it is stopped', async () => {
    const first = await startPostgres({ directory: join(directory, 'een') })
    const pool = connectOwner(first.url, 1)
    await pool`create table said (word text)`
    await pool`insert into said values ('hallo')`
    await pool.end()
    await first.stop()

    cpSync(join(directory, 'een'), join(directory, 'twee'), { recursive: true, preserveTimestamps: true })
    const second = await startPostgres({ directory: join(directory, 'twee') })
    const copy = connectOwner(second.url, 1)
    expect(await copy`select word from said`).toEqual([{ word: 'hallo' }])
    await copy.end()
    await second.stop()
  })

  it('lets nobody in without the password', async () => {
    const server = await startPostgres({ directory: join(directory, 'een') })
    const stranger = connectOwner(server.url.replace(/:[^:@]+@/, ':guess@'), 1)
    await expect(stranger`select 1`).rejects.toThrow(/password/)
    await stranger.end()
    await server.stop()
  })

  it('takes over a lock file whose process is somebody else by now', async () => {
    writeFileSync(join(directory, 'een', 'cluster', 'postmaster.pid'), `${process.pid}\n/elders\n`)
    const server = await startPostgres({ directory: join(directory, 'een') })
    await server.stop()
  })
})
