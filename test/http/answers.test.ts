import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bytes, closeOf, cookieOf } from '#test/support/raw.ts'
import { aServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let anna: string
beforeAll(async () => {
  server = await aServer()
  anna = await cookieOf(server.url, 'Anna')
})
afterAll(() => server?.remove())

const alive = async () => expect((await ask(`${server.url}/healthz`)).status).toBe(200)

describe('every answer', () => {
  const addresses = ['/', '/sign-in', '/help', '/boards', '/niets', '/healthz', '/favicon.svg', '/%zz', '/cases/onzin']

  it('carries the headers that keep a page to itself (SEC-16, SEC-18)', async () => {
    for (const address of addresses) {
      const { headers, status } = await ask(`${server.url}${address}`, { headers: { Cookie: anna } })
      const policy = String(headers['content-security-policy'])
      expect(policy, `${address} ${status}`).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe-')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  it('has a nonce of its own, a thousand times (SEC-17)', async () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 1000; i++) {
      const { headers } = await ask(`${server.url}/healthz`)
      nonces.add(/'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '')
    }
    expect(nonces.size).toBe(1000)
  })

  it('is never kept by a cache when it is a page (PRIV-11)', async () => {
    expect((await ask(`${server.url}/`, { headers: { Cookie: anna } })).headers['cache-control']).toBe('no-store')
  })
})

describe('a request that may change something', () => {
  const targets = [
    '/persona',
    '/account',
    '/account/lock',
    '/account/sign-out',
    '/boards/new',
    '/cases/x/move',
    '/',
    '/niets',
  ]

  it('must come from our own pages (SEC-12)', async () => {
    const foreign = [
      'https://kwaad.voorbeeld',
      'null',
      `http://localhost:${server.port + 1}`,
      'http://localhost',
      `https://localhost:${server.port}`,
    ]
    for (const target of targets) {
      for (const origin of [...foreign, undefined]) {
        const headers = {
          Cookie: anna,
          'Content-Type': 'application/x-www-form-urlencoded',
          ...(origin ? { Origin: origin } : {}),
        }
        const answer = await ask(`${server.url}${target}`, { method: 'POST', headers, body: 'a=1' })
        expect(answer.status, `${target} ${origin}`).toBe(403)
      }
    }
    const { status } = await ask(`${server.url}/account/lock`, {
      method: 'POST',
      headers: { Cookie: anna, Origin: server.url, 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(status).toBe(403)
  })

  it('of more than 1 MiB is refused, announced or not, and the server stays small (SEC-14)', async () => {
    const announced = await bytes(
      server.port,
      `POST /account HTTP/1.1\r\nHost: localhost:${server.port}\r\nOrigin: ${server.url}\r\nCookie: ${anna}\r\nContent-Length: 104857600\r\n\r\n`,
    )
    expect(announced).toContain('413')

    const large = Buffer.alloc(1024 * 1024 + 1, 97)
    const whole = await ask(`${server.url}/account`, {
      method: 'POST',
      headers: { Cookie: anna, Origin: server.url, 'Transfer-Encoding': 'chunked' },
      body: large,
    }).catch(() => ({ status: 413 }))
    expect(whole.status).toBe(413)
    await alive()
  })
})

describe('strange requests', () => {
  it('by methods that no page knows are refused', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      expect((await ask(`${server.url}/boards`, { method })).status, method).toBe(405)
    }
    expect(await bytes(server.port, `TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toMatch(
      /405|400/,
    )
  })

  it('for another host, or through somebody’s proxy, are not for us (SEC-15)', async () => {
    expect((await ask(`${server.url}/sign-in`, { headers: { Host: 'kwaad.voorbeeld' } })).status).toBe(421)
    for (const name of ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Forwarded']) {
      expect((await ask(`${server.url}/sign-in`, { headers: { [name]: 'kwaad.voorbeeld' } })).status, name).toBe(421)
    }
  })

  it('for addresses that do not exist or cannot be read get a clear 4xx', async () => {
    for (const address of [
      '/%zz',
      '/%00',
      '/cases/%2e%2e%2fetc',
      '//kwaad.voorbeeld',
      '/.git/config',
      '/build/server/index.js',
      '/server/index.ts',
      // Nobody said where to tell of a weakness (SEC-55).
      '/.well-known/security.txt',
    ]) {
      const { status } = await ask(`${server.url}${address}`, { headers: { Cookie: anna } })
      expect(status, address).toBeGreaterThanOrEqual(400)
      expect(status, address).toBeLessThan(500)
    }
  })

  it('of any shape never make a fault of ours, and the server goes on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.webPath(),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,12}$/), fc.string({ maxLength: 60 }), { maxKeys: 4 }),
        async (path, fields) => {
          const body = new URLSearchParams(fields).toString()
          const headers = { Cookie: anna, Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' }
          const answers = [
            await ask(`${server.url}${path || '/'}`, { headers: { Cookie: anna } }),
            await ask(`${server.url}${path || '/'}`, { method: 'POST', headers, body }),
          ]
          for (const { status } of answers) expect(status).toBeLessThan(500)
        },
      ),
      { numRuns: 60 },
    )
    for (const said of [
      'GET\r\n\r\n',
      '\0\0\0\0\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: localhost:${server.port}\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`,
    ]) {
      expect(await bytes(server.port, said, 500)).not.toMatch(/HTTP\/1\.1 5/)
    }
    await alive()
  })

  it('for what one may not read are answered as what is not there', async () => {
    const body = async (address: string) => {
      const answer = await ask(`${server.url}${address}`, { headers: { Cookie: anna } })
      return {
        status: answer.status,
        text: answer.body.replace(/nonce="[^"]*"|[0-9a-f-]{36}|"state":\{.*?\}\}/g, '').length,
      }
    }
    expect((await body('/cases/00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await body('/outbox')).status).toBe(404)
    expect((await body('/meetings/00000000-0000-4000-8000-000000000000/calendar.ics')).status).toBe(404)
    expect((await body('/niets')).status).toBe(404)
  })
})

describe('a socket', () => {
  it('from another origin is refused before it opens', async () => {
    for (const origin of ['https://kwaad.voorbeeld', 'null', `http://localhost:${server.port + 1}`]) {
      const answer = await closeOf(`${server.url}/collab/00000000-0000-4000-8000-000000000000.1?sv=1`, {
        headers: { Cookie: anna, Origin: origin },
      })
      expect(answer.status, origin).toBe(403)
    }
  })

  it('without a session closes with 4401, for an unknown document with 4404', async () => {
    const room = `${server.url}/collab/00000000-0000-4000-8000-000000000000.1?sv=1`
    expect(await closeOf(room, { headers: { Origin: server.url } })).toEqual({ code: 4401 })
    expect(await closeOf(room, { headers: { Origin: server.url, Cookie: anna } })).toEqual({ code: 4404 })
  })

  it('on any other address is told that nothing is there', async () => {
    expect((await closeOf(`${server.url}/elders`, { headers: { Origin: server.url, Cookie: anna } })).status).toBe(404)
    await alive()
  })
})
