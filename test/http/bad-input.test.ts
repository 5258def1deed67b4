import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieName, hashOf, newToken } from '#app/domain/member/cookies.server.ts'
import { asSystem } from '#db/as.ts'
import { type EveryRoute, everyRoute, filled, ways } from '#test/support/every-route.ts'
import { ask, bytes, closeOf } from '#test/support/raw.ts'
import { sized } from '#test/support/size.ts'

let house: EveryRoute
beforeAll(async () => {
  house = await everyRoute()
}, 120_000)
afterAll(() => house?.close())

const cookie = cookieName('session', true)
const addressOf = (address: string) => filled(address, (name) => house.there[name] ?? 'x')
const alive = async () => expect((await ask(`${house.server.url}/healthz`)).status).toBe(200)

/** Bodies that no page of ours sends. */
const hostile: readonly (readonly [body: string | Buffer, type?: string])[] = [
  [''],
  ['='],
  ['&&&&'],
  ['a=%'],
  ['a=%zz'],
  ['a=%00'],
  ['%00=1'],
  ['a[]=1&a[]=2'],
  ['a[__proto__][x]=1'],
  ['__proto__=1&constructor=2&prototype=3'],
  ['__proto__[polluted]=1'],
  [`a=${'x'.repeat(100_000)}`],
  [Array.from({ length: 5000 }, (_, n) => `f${n}=1`).join('&')],
  ["question=' or 1=1; drop table cases; --"],
  ['name=<script>alert(1)</script>&reason=<img src=x onerror=alert(1)>'],
  ['to=//kwaad.voorbeeld&return=https://kwaad.voorbeeld'],
  ['member=00000000-0000-4000-8000-000000000000&on=yes'],
  ['member=niemand&on=misschien'],
  ['roles=administrator&role=administrator&admin=1&is_admin=true'],
  ['id=-1&version=9999999999999999999999'],
  ['at=9999-99-99&date=0000-00-00&from=NaN'],
  ['minutes=1e309&position=-0&number=Infinity'],
  ['code=000000&password=x&email=a@b.nl%0d%0aBcc:evil@x.nl'],
  ['text=\u202e\u0000\ud800'],
  [Buffer.from([0xff, 0xfe, 0x3d, 0x80, 0x26, 0xc3, 0x28])],
  ['{', 'application/json'],
  ['{"a":1}', 'application/json'],
  ['null', 'application/json'],
  ['[[[[[[[[[[]]]]]]]]]]', 'application/json'],
  [`${'['.repeat(50_000)}`, 'application/json'],
  ['{"__proto__":{"polluted":true}}', 'application/json'],
  ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'application/xml'],
  ['--x', 'multipart/form-data'],
  ['--x\r\n', 'multipart/form-data; boundary=x'],
  ['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n', 'multipart/form-data; boundary=x'],
  [
    '--x\r\nContent-Disposition: form-data; name="a"; filename="../../etc/passwd"\r\n\r\n1\r\n--x--\r\n',
    'multipart/form-data; boundary=x',
  ],
  ['--x\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n--x--\r\n', 'multipart/form-data; boundary=x'],
  ['a=1', 'text/plain'],
  ['a=1', ''],
  ['a=1', 'application/x-www-form-urlencoded; charset=utf-7'],
]

describe('every action', () => {
  it('takes forty bodies that no page sends without a fault of ours (REL-30)', async () => {
    expect(hostile).toHaveLength(40)
    const actions = ways.filter(({ method }) => method === 'POST')
    const wrong: string[] = []
    // The short run takes each body for each sixth action in turn; the others take all.
    const step = sized({ short: 6, middle: 1, long: 1 })
    let n = 0
    for (const way of actions) {
      if (n % 4 === 0) await house.reset('open')
      for (const [at, [body, type]] of hostile.entries()) {
        n += 1
        if (n % step !== 0) continue
        const { status, body: said } = await house.as(at % 2 ? 'anna' : 'dina', way, addressOf(way.address), body, type)
        if (status >= 500) wrong.push(`${way.address} with body ${at}: ${status}`)
        if (/ at .*\.(ts|js):\d+|postgres|select .* from/i.test(said) && status >= 400)
          wrong.push(`${way.address}: tells ${at}`)
      }
    }
    expect(wrong).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    await alive()
  }, 600_000)
})

describe('an id', () => {
  it('of any shape is not there, and never a fault (SEC-04, SEC-34)', async () => {
    const strange = fc.oneof(
      fc.uuid(),
      fc.string({ maxLength: 80 }).map(encodeURIComponent),
      fc.webSegment(),
      fc.constantFrom(
        '..',
        '%2e%2e',
        '%00',
        "'",
        '1;drop',
        '%F0%9F%98%80',
        'NaN',
        '__proto__',
        '-1',
        `${'a'.repeat(2000)}`,
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        strange,
        fc.constantFrom('cases', 'boards', 'meetings', 'practice', 'members'),
        async (id, kind) => {
          const { status } = await house.as('chris', { method: 'GET' }, `/${kind}/${id || 'x'}/`)
          // A page that has this very name is no id.
          if (['new', 'drafts', 'approvals', 'invitations', '.', '..', '%2e%2e'].includes(id)) return
          expect([400, 404]).toContain(status)
        },
      ),
      { numRuns: sized({ short: 250, middle: 2000, long: 10_000 }) },
    )
    await alive()
  }, 600_000)
})

describe('what somebody shows at the door', () => {
  it('in twelve wrong variants opens no page and no room (SEC-05)', async () => {
    const { server, database, cast } = house
    const made = async (set: string) => {
      const token = newToken()
      await asSystem(
        database.pool,
        (tx) => tx`insert into sessions (member_id, token_hash) values (${cast.anna.id}, ${hashOf(token)})`,
      )
      await database.pool.unsafe(`update sessions set ${set} where token_hash = '\\x${hashOf(token).toString('hex')}'`)
      return token
    }
    const living = await made('agent = agent')
    const variants: Record<string, string> = {
      none: '',
      empty: `${cookie}=`,
      'too short': `${cookie}=${living.slice(0, -1)}`,
      'one letter other': `${cookie}=${living.startsWith('A') ? 'B' : 'A'}${living.slice(1)}`,
      'other case': `${cookie}=${living.toLowerCase() === living ? living.toUpperCase() : living.toLowerCase()}`,
      'the hash itself': `${cookie}=${hashOf(living).toString('base64url')}`,
      'the session’s id': `${cookie}=${cast.anna.sessionId}`,
      'of another name': `session=${living}`,
      'of real mode': `__Host-meedenken=${living}`,
      ended: `${cookie}=${await made('ended_at = now()')}`,
      'too old': `${cookie}=${await made(`ends_at = now() - interval '1 second'`)}`,
      locked: `${cookie}=${await made('locked_at = now()')}`,
    }
    expect(Object.keys(variants)).toHaveLength(12)
    const room = `/collab/${cast.board.documentId}.1?sv=1`

    for (const [what, header] of Object.entries(variants)) {
      const headers = { Cookie: header }
      const page = await ask(`${server.url}/boards`, { headers })
      expect([page.status, String(page.headers.location).split('?')[0]], what).toEqual([
        302,
        what === 'locked' ? '/locked' : '/sign-in',
      ])
      const deed = await ask(`${server.url}/boards/new`, {
        method: 'POST',
        headers: { ...headers, Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'name=x',
      })
      expect(deed.status, what).toBe(401)
      expect(await closeOf(`${server.url}${room}`, { headers: { ...headers, Origin: server.url } }), what).toEqual({
        code: 4401,
      })
    }
  }, 60_000)

  it('is not taken from who chose it beforehand (SEC-20)', async () => {
    const { server } = house
    const chosen = newToken()
    const page = await ask(`${server.url}/persona`, {
      method: 'POST',
      headers: {
        Cookie: `${cookie}=${chosen}`,
        Origin: server.url,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: `member=${house.cast.anna.id}`,
    })

    expect(String(page.headers['set-cookie'])).not.toContain(chosen)
    expect((await ask(`${server.url}/boards`, { headers: { Cookie: `${cookie}=${chosen}` } })).status).toBe(302)
  })

  it('is worth nothing any more once its owner signed out, and the browser is told to forget (SEC-21, PRIV-11)', async () => {
    const { server, database, cast } = house
    const token = newToken()
    await asSystem(
      database.pool,
      (tx) => tx`insert into sessions (member_id, token_hash) values (${cast.anna.id}, ${hashOf(token)})`,
    )
    const headers = {
      Cookie: `${cookie}=${token}`,
      Origin: server.url,
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    expect((await ask(`${server.url}/boards`, { headers })).status).toBe(200)

    const left = await ask(`${server.url}/account/sign-out`, { method: 'POST', headers, body: '' })
    expect(left.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(left.headers['cache-control']).toBe('no-store')
    expect(String(left.headers['set-cookie'])).toContain('Max-Age=0')

    expect((await ask(`${server.url}/boards`, { headers })).status).toBe(302)
  })
})

describe('reading', () => {
  it('changes nothing but the log, and what somebody has seen and when (SEC-13)', async () => {
    const { database } = house
    await house.reset('open')
    const tables = (
      await database.pool<{ relname: string }[]>`
        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
           and relname !~ '^(audit_|sessions|schema_|collab_node|entries|throttle|known_devices|case_visits)' order by relname`
    ).map((row) => row.relname)
    const state = async () => {
      const found: Record<string, string> = {}
      for (const table of tables) {
        const [row] = await database.pool.unsafe(
          `select md5(coalesce(string_agg((to_jsonb(t) - 'digested_on')::text, '|' order by t::text), '')) as sum from ${table} t`,
        )
        found[table] = row?.sum
      }
      return found
    }
    const readAll = async () => {
      for (const { address, method } of ways.filter((way) => way.method === 'GET')) {
        for (const name of ['anna', 'dina', 'els'] as const) await house.as(name, { method }, addressOf(address))
      }
    }
    // What settled while nobody looked is made up for by the first writer who looks: that is no deed of theirs.
    await readAll()
    const before = await state()

    await readAll()

    expect(await state()).toEqual(before)
  }, 120_000)
})

describe('requests that are no requests', () => {
  it('by the thousand leave the server as it was (REL-30)', async () => {
    const { port } = house.server
    const lines = [
      'GET / HTTP/1.1',
      'POST /account HTTP/1.1',
      'PRI * HTTP/2.0',
      'GET  /',
      'get / http/1.1',
      'GET /\0 HTTP/1.1',
      '',
    ]
    const headers = [
      'Host: localhost',
      'Host: kwaad.voorbeeld',
      'Content-Length: -1',
      'Content-Length: 5\r\nContent-Length: 6',
      'Transfer-Encoding: chunked\r\nContent-Length: 3',
      'Transfer-Encoding: xchunked',
      'X: \0',
      ': x',
      `X-Forwarded-For: ${'1.2.3.4, '.repeat(200)}`,
      `Cookie: ${'a=b; '.repeat(3000)}`,
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x',
    ]
    const one = fc.tuple(
      fc.constantFrom(...lines),
      fc.array(fc.constantFrom(...headers), { maxLength: 3 }),
      fc.uint8Array({ maxLength: 64 }),
    )
    const asked = fc.sample(one, sized({ short: 300, middle: 2000, long: 5000 }))
    let faults = 0
    for (let at = 0; at < asked.length; at += 20) {
      await Promise.all(
        asked.slice(at, at + 20).map(async ([line, some, rest]) => {
          const said = Buffer.concat([
            Buffer.from(`${[line, ...some, 'Connection: close'].join('\r\n')}\r\n\r\n`),
            rest,
          ])
          if (/HTTP\/1\.1 5/.test(await bytes(port, said, 300))) faults += 1
        }),
      )
    }
    expect(faults).toBe(0)
    await alive()
  }, 300_000)
})
