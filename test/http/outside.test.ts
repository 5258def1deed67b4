import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '#db/as.ts'
import { theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { ways } from '#test/support/every-route.ts'
import { ask, bytes } from '#test/support/raw.ts'
import { aServer, type TestServer } from '#test/support/server.ts'

/** A server as members reach it, in real mode, with the cast behind its door. */
let database: TestDatabase
let server: TestServer
beforeAll(async () => {
  database = await aDatabase()
  const { board, otherBoard } = await theCast(database.pool)
  await asSystem(database.pool, async (tx) => {
    await tx`update installation set trial = false`
    for (const one of [board, otherBoard]) {
      await tx`insert into collab_doc (id, kind, subject_id, schema_version) values (${one.documentId}, 'board', ${one.id}, 1)`
    }
  })
  server = await aServer({
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://meedenken.voorbeeld',
    SECURITY_CONTACT: 'veilig@meedenken.voorbeeld',
  })
}, 120_000)
afterAll(async () => {
  await server?.remove()
  await database?.drop()
})

/** As the proxy hands it on. */
const outside = { Host: 'meedenken.voorbeeld', 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https' }
const get = (address: string, headers: Record<string, string> = outside) => ask(`${server.url}${address}`, { headers })

describe('whoever comes from outside', () => {
  it('finds nothing of how it was made (SEC-54)', async () => {
    const client = join(import.meta.dirname, '..', '..', 'build', 'client')
    const built = readdirSync(client, { recursive: true }).map(String)
    expect(built.length).toBeGreaterThan(20)
    expect(built.filter((file) => file.endsWith('.map'))).toEqual([])
    const script = built.find((file) => /assets\/root.*\.js$/.test(file)) ?? ''
    const { status, body } = await get(`/${script}`)
    expect(status).toBe(200)
    expect(body).not.toMatch(/sourceMappingURL|\/app\/routes\/.*\.tsx:\d/)
    for (const address of [
      `/${script}.map`,
      '/.git/config',
      '/.git/HEAD',
      '/.env',
      '/.npmrc',
      '/package.json',
      '/package-lock.json',
      '/build/server/index.js',
      '/server/index.ts',
      '/db/migrations/0001_members.sql',
      '/node_modules/react/package.json',
      '/@vite/client',
      '/@id/virtual:remix',
      '/debug',
      '/metrics',
    ]) {
      const answer = await get(address)
      expect(answer.status, address).toBeGreaterThanOrEqual(400)
      expect(answer.status, address).toBeLessThan(500)
    }
    const traced = await bytes(
      server.port,
      `TRACE / HTTP/1.1\r\nHost: meedenken.voorbeeld\r\nCookie: geheim=1\r\nConnection: close\r\n\r\n`,
    )
    expect(traced).toMatch(/^HTTP\/1\.1 405/)
    expect(traced).not.toContain('geheim')
  })

  it('can read where to tell of a weakness, for as long as we run (SEC-55)', async () => {
    const { status, headers, body } = await get('/.well-known/security.txt')
    expect([status, String(headers['content-type'])]).toEqual([200, 'text/plain; charset=utf-8'])
    const fields = Object.fromEntries(
      body
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/).slice(0, 2)),
    )
    expect(fields).toMatchObject({
      Contact: 'mailto:veilig@meedenken.voorbeeld',
      'Preferred-Languages': 'nl, en',
      Canonical: 'https://meedenken.voorbeeld/.well-known/security.txt',
    })
    const days = (Date.parse(String(fields.Expires)) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(30)
    expect(days).toBeLessThan(366)
  })

  it('is asked not to show any of it to others who search, and finds the door alone (PRIV-21)', async () => {
    const robots = await get('/robots.txt')
    expect([robots.status, robots.body]).toEqual([200, 'User-agent: *\nDisallow: /\n'])
    for (const address of ['/sign-in', '/help', '/', '/niets', '/favicon.svg', '/%zz', '/robots.txt']) {
      expect((await get(address)).headers['x-robots-tag'], address).toBe('noindex, nofollow')
    }
    const open = ways.filter((way) => way.open && way.method === 'GET').map((way) => way.address)
    const seen = new Set<string>()
    const crawled = new Set<string>()
    const found = ['/sign-in']
    for (let address = found.pop(); address; address = found.pop()) {
      if (seen.has(address)) continue
      seen.add(address)
      crawled.add(address)
      const { status, body, headers } = await get(address)
      if (status === 302) expect(String(headers.location), address).toMatch(/^\/sign-in/)
      else expect(status, address).toBe(200)
      if (status !== 200) crawled.delete(address)
      for (const [, href] of body.matchAll(/<a[^>]* href="(\/[^"#?]*)/g)) if (href) found.push(href)
    }
    expect([...crawled].filter((address) => !open.includes(address))).toEqual([])
    expect(crawled.size).toBeGreaterThan(2)
  })

  it('reads the name or address of no member, on any page (PRIV-20)', async () => {
    for (const way of ways) {
      const address = way.address.replace('*', 'niets').replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
      const { body } = await ask(`${server.url}${address}`, {
        method: way.method,
        headers: {
          ...outside,
          ...(way.method === 'POST' && {
            Origin: 'https://meedenken.voorbeeld',
            'Content-Type': 'application/x-www-form-urlencoded',
          }),
        },
        body: way.method === 'POST' ? '' : undefined,
      })
      expect(body, `${way.method} ${address}`).not.toMatch(/Aalders|Bram Bos|Dina|Duin|voorbeeld\.invalid/)
    }
  })

  it('is told nothing of how the server fares; whatever runs it is (REL-22)', async () => {
    for (const address of ['/healthz', '/readyz', '/metrics']) expect((await get(address)).status, address).toBe(404)
    for (const address of ['/healthz', '/readyz']) expect((await get(address, {})).status, address).toBe(200)
  })

  it('hears that it answers, without the database; and that it is ready, only where it takes writes (REL-22)', async () => {
    const before = await database.pool`select wrote_at from installation`
    expect((await get('/readyz', {})).status).toBe(200)
    expect(await database.pool`select wrote_at from installation`).not.toEqual(before)

    await database.pool`revoke update on installation from meedenken_system`
    expect([(await get('/healthz', {})).status, (await get('/readyz', {})).status]).toEqual([200, 503])
    await database.pool`grant update on installation to meedenken_system`
    expect((await get('/readyz', {})).status).toBe(200)
  })
})
