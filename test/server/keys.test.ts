import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyIdOf, sealed, unsealed } from '#app/domain/access/seal.server.ts'
import type { Head } from '#app/domain/audit/types.ts'
import { unsubscribeToken } from '#app/domain/message/unsubscribe.server.ts'
import type { KeyName } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import { connectOwner } from '#db/connect.ts'
import { runningPostgres } from '#db/postgres/running.ts'
import { keyRing, nextKey } from '#server/keys.ts'
import { ask, cookieOf } from '#test/support/raw.ts'
import { aServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
}, 240_000)
afterAll(() => server?.remove())

const ring = (name: KeyName) => keyRing(server.dataDir, name)
/** `npm run log:check` beside the running server. */
const checkLog = (...mark: string[]) =>
  new Promise<{ code: number | null; said: string }>((done) => {
    const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: server.dataDir } as NodeJS.ProcessEnv
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'server/check-log.ts', ...mark],
      { env },
      (_error, said) => done({ code: child.exitCode, said }),
    )
  })
/** Every key that rows of the log were sealed with, once nothing waits any more. */
async function sealedWith(): Promise<number[]> {
  const owner = connectOwner((await runningPostgres(join(server.dataDir, 'postgres'))) ?? '')
  const waiting = () =>
    asSystem(
      owner,
      (tx) => tx`select from audit_log l where not exists (select from audit_seals s where s.row_id = l.id)`,
    )
  await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(0)
  const rows = await asSystem(
    owner,
    (tx) => tx<{ key_id: number }[]>`select distinct key_id from audit_seals order by 1`,
  )
  await owner.end()
  return rows.map((row) => row.key_id)
}

describe('the keys of a house', () => {
  it('can all be turned at a restart: what was sealed and signed before still opens, and the log is still the same (SEC-46, SEC-50)', async () => {
    const anna = await cookieOf(server.url, 'Anna')
    const start = () => ask(`${server.url}/`, { headers: { Cookie: anna } })
    expect((await start()).status).toBe(200)
    const member = randomUUID()
    const before = {
      secret: sealed(ring('factors'), 'hier', Buffer.from('geheim')),
      link: `/mail/off/${unsubscribeToken(ring, member, 'answer')}`,
    }
    expect((await ask(`${server.url}${before.link}`)).status).toBe(200)
    expect(await sealedWith()).toEqual([0])

    await server.stop()
    for (const name of ['factors', 'links', 'log'] as const) expect(nextKey(server.dataDir, name)).toBe(1)
    await server.restart()

    expect(unsealed(ring('factors'), 'hier', before.secret).toString()).toBe('geheim')
    expect(keyIdOf(sealed(ring('factors'), 'hier', Buffer.from('nieuw')))).toBe(1)
    expect((await ask(`${server.url}${before.link}`)).status).toBe(200)
    const link = `/mail/off/${unsubscribeToken(ring, member, 'answer')}`
    expect(link).not.toBe(before.link)
    expect((await ask(`${server.url}${link}`)).status).toBe(200)
    // A session leans on no key: whoever was signed in still is.
    expect((await start()).status).toBe(200)
    expect(await sealedWith()).toEqual([0, 1])
    const head = JSON.parse(readFileSync(join(server.dataDir, 'log/chain-head.json'), 'utf8')) as Head
    const whole = { code: 0, said: expect.stringContaining('Het inzagelog klopt') }
    expect(await checkLog(String(head.place), head.link.slice(0, 16))).toMatchObject(whole)
    expect(await checkLog(String(head.place), '0000000000000000')).toMatchObject({ code: 1 })
  }, 240_000)
})
