import { fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Secret } from 'otpauth'
import { sealed } from '#app/domain/access/seal.server.ts'
import { placeOf } from '#app/domain/access/totp.server.ts'
import { asDoor, asSystem } from '#db/as.ts'
import { connectOwner } from '#db/connect.ts'
import { runningPostgres } from '#db/postgres/running.ts'
import { upsertPassword } from '#db/queries/factor.ts'
import { keyRing } from '#server/keys.ts'
import { startPasswords } from '#server/passwords/index.ts'
import { ask, cookieOf } from '#test/support/raw.ts'
import { aServer } from '#test/support/server.ts'
import { codeOf } from '#test/support/visitor.ts'

/** `npm run bench:http`: signing in with a password, and mixed pages beside a bare Express page. `--minutes=5` in full. */
const { values: asked } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, rate: { type: 'string', default: '100' } },
})
const seconds = Number(asked.minutes) * 60
const rate = Number(asked.rate)

const quantile = (all: readonly number[], q: number) =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * q))] ?? Number.NaN
const ms = (n: number) => `${n.toFixed(n < 10 ? 1 : 0)} ms`
const since = (began: bigint) => Number(process.hrtime.bigint() - began) / 1e6

/** The longest the server's event loop was held up since this was last asked, in ms. */
async function loopDelay(url: string, known = url): Promise<{ p99: number; max: number }> {
  const { body } = await ask(`${url}/metrics`, { headers: { Host: new URL(known).host } })
  const of = (q: string) => Number(new RegExp(`event_loop_delay_ms\\{quantile="${q}"\\} ([\\d.]+)`).exec(body)?.[1])
  return { p99: of('p99'), max: of('max') }
}

const password = 'vier losse woorden achter elkaar'
const origin = 'https://bench.voorbeeld'

/** Sign-ins by people who each come in once, alone or many at the same moment. */
async function signIns() {
  const server = await aServer({ PUBLIC_URL: origin })
  const owner = connectOwner((await runningPostgres(join(server.dataDir, 'postgres'))) ?? '', 4)
  const { passwords, stop } = startPasswords()
  const hash = await passwords.hash(password)
  await stop()
  const factors = keyRing(server.dataDir, 'factors')
  const people = await Promise.all(
    Array.from({ length: 130 }, async (_, n) => {
      const [id, secret] = [randomUUID(), randomBytes(20)]
      await asSystem(owner, async (tx) => {
        await tx`insert into members (id, name, email) values (${id}, ${`Lid ${n}`}, ${`lid${n}@bench.voorbeeld`})`
        await tx`insert into member_roles (member_id, role) values (${id}, 'therapist')`
      })
      await asDoor(owner, (tx) => upsertPassword(tx, id, hash, sealed(factors, placeOf(id), secret), 0))
      return {
        email: `lid${n}@bench.voorbeeld`,
        secret: new Secret({ buffer: new Uint8Array(secret).buffer }).base32,
        n,
      }
    }),
  )
  const signIn = async ({ email, secret, n }: (typeof people)[number]) => {
    const began = process.hrtime.bigint()
    const headers = {
      Host: new URL(origin).host,
      Origin: origin,
      'X-Forwarded-For': `198.51.${n}.7`,
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    const half = await ask(`${server.url}/sign-in`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ email, password }).toString(),
    })
    const cookie = [half.headers['set-cookie']]
      .flat()
      .map((one) => one?.split(';')[0])
      .join('; ')
    const whole = await ask(`${server.url}/sign-in/code`, {
      method: 'POST',
      headers: { ...headers, Cookie: cookie },
      body: new URLSearchParams({ code: codeOf(secret) }).toString(),
    })
    const took = since(began)
    if (half.status !== 303 || whole.status !== 303) throw new Error(`${half.status} ${whole.status} ${whole.body}`)
    return took
  }
  const metrics = () => loopDelay(server.url, origin)
  for (const one of people.splice(0, 10)) await signIn(one)
  const alone: number[] = []
  for (const one of people.splice(0, 40)) alone.push(await signIn(one))
  const together: { longest: number; max: number }[] = []
  for (let round = 0; round < 4; round++) {
    await metrics()
    const took = await Promise.all(people.splice(0, 20).map(signIn))
    together.push({ longest: Math.max(...took), max: (await metrics()).max })
  }
  await owner.end()
  await server.remove()
  return { alone, together }
}

/** Asks one address after the other at a steady pace, whether the one before has come or not. */
async function steady(next: (n: number) => { url: string; headers?: Record<string, string> }) {
  const took: number[] = []
  const statuses = new Map<number, number>()
  const all: Promise<void>[] = []
  const began = Date.now()
  for (let n = 0; n < seconds * rate; n++) {
    const due = began + (n * 1000) / rate
    if (due > Date.now()) await new Promise((at) => setTimeout(at, due - Date.now()))
    const { url, headers } = next(n)
    all.push(
      ask(url, { headers }).then(
        ({ status }) => {
          took.push(Date.now() - due)
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
        },
        () => void statuses.set(0, (statuses.get(0) ?? 0) + 1),
      ),
    )
  }
  await Promise.all(all)
  return { took, statuses, perSecond: (1000 * took.length) / (Date.now() - began) }
}

async function pages() {
  const server = await aServer()
  const [bram, dina] = [await cookieOf(server.url, 'Bram'), await cookieOf(server.url, 'Dina')]
  const links = async (from: string, kind: RegExp) => {
    const { body } = await ask(`${server.url}${from}`, { headers: { Cookie: bram } })
    return [
      ...new Set(
        [...body.matchAll(/href="([^"#?]+)/g)].map(([, href]) => href ?? '').filter((href) => kind.test(href)),
      ),
    ]
  }
  const boards = await links('/boards', /^\/boards\/[\w-]{36}$/)
  const mixed = [
    '/',
    ...boards,
    ...(await links(boards[0] ?? '/', /^\/cases\/[\w-]{36}$/)).slice(0, 4),
    '/practice',
    ...(await links('/practice', /^\/practice\/(?!new)[\w-]+$/)).slice(0, 2),
    '/meetings',
    ...(await links('/meetings', /^\/meetings\/[\w-]{36}$/)).slice(0, 2),
    '/members',
    '/messages',
    '/account',
  ]
  const sizes: number[] = []
  for (const address of mixed) {
    for (const cookie of [bram, dina]) {
      const { status, body } = await ask(`${server.url}${address}`, { headers: { Cookie: cookie } })
      if (status !== 200 && cookie === bram) throw new Error(`${address}: ${status}`)
      sizes.push(body.length)
    }
  }
  await loopDelay(server.url)
  const ours = await steady((n) => ({
    url: `${server.url}${mixed[n % mixed.length]}`,
    headers: { Cookie: bram },
  }))
  const delay = await loopDelay(server.url)
  await server.remove()

  const bytes = Math.round(sizes.reduce((sum, one) => sum + one, 0) / sizes.length)
  const child = fork(fileURLToPath(new URL('./floor.mjs', import.meta.url)), {
    env: { ...process.env, BYTES: `${bytes}` },
  })
  const port = await new Promise<number>((ready) => child.once('message', (said) => ready(Number(said))))
  const floor = await steady(() => ({ url: `http://127.0.0.1:${port}/` }))
  child.kill()
  return { ours, floor, delay, kinds: mixed.length, bytes }
}

const load = loadavg()
  .map((one) => one.toFixed(1))
  .join(' ')
const { alone, together } = await signIns()
const { ours, floor, delay, kinds, bytes } = await pages()
const faults = (statuses: Map<number, number>) =>
  [...statuses].filter(([status]) => status === 0 || status >= 500).reduce((sum, [, n]) => sum + n, 0)

console.log(`
${cpus()[0]?.model ?? ''}, ${cpus().length} cores, Node ${process.versions.node}; load at the beginning ${load}, at the end ${loadavg()
  .map((one) => one.toFixed(1))
  .join(' ')}.

| signing in, password (argon2id, 64 MiB, 3 rounds) and code | p50 | p95 | longest | event loop at most |
| --- | ---: | ---: | ---: | ---: |
| alone, ${alone.length} times | ${ms(quantile(alone, 0.5))} | ${ms(quantile(alone, 0.95))} | ${ms(Math.max(...alone))} | |
${together.map(({ longest, max }) => `| 20 at once | | | ${ms(longest)} | ${ms(max)} |`).join('\n')}

| ${rate} requests/s for ${seconds} s | sent/s | p50 | p95 | p99 | 5xx or none |
| --- | ---: | ---: | ---: | ---: | ---: |
${(
  [
    [`Meedenken, ${kinds} pages of ${Math.round(bytes / 1024)} KB`, ours],
    ['Express with one such page', floor],
  ] as const
)
  .map(
    ([name, { took, statuses, perSecond }]) =>
      `| ${name} | ${perSecond.toFixed(1)} | ${ms(quantile(took, 0.5))} | ${ms(quantile(took, 0.95))} | ${ms(quantile(took, 0.99))} | ${faults(statuses)} |`,
  )
  .join('\n')}

Event loop of the server meanwhile: p99 ${ms(delay.p99)}, at most ${ms(delay.max)}.`)
process.exit()
