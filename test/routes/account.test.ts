import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '#app/domain/member/session.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { loader as frame } from '#app/root.tsx'
import * as lock from '#app/routes/account/lock.ts'
import * as preferences from '#app/routes/account/preferences.ts'
import * as profile from '#app/routes/account/profile.tsx'
import * as signOut from '#app/routes/account/sign-out.ts'
import * as home from '#app/routes/home.tsx'
import * as locked from '#app/routes/open/locked.tsx'
import * as notFound from '#app/routes/open/not-found.tsx'
import * as persona from '#app/routes/open/persona.ts'
import * as signInPage from '#app/routes/open/sign-in.tsx'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let cast: Cast
let cookie: string
const faults: unknown[] = []
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
})
afterAll(async () => {
  expect(faults).toEqual([])
  await database.drop()
})
beforeEach(async () => {
  cookie = cookieOf(await signIn(database.pool, cast.anna.id, true))
})

const cookieOf = (setCookie: string | null) => (setCookie ?? '').split(';')[0] ?? ''

// biome-ignore lint/suspicious/noExplicitAny: a loader or action of any page
type Handler = (args: any) => Promise<any>

/** Status, place to go, cookie and answer, as a visitor with this cookie gets them. */
async function ask(
  handler: Handler,
  options: { form?: Record<string, string>; trial?: boolean; cookie?: string; at?: string } = {},
) {
  const { form, trial = true, at = '/' } = options
  const request = new Request(`http://localhost:3000${at}`, {
    method: form ? 'POST' : 'GET',
    headers: { Cookie: options.cookie ?? cookie },
    body: form ? new URLSearchParams(form) : undefined,
  })
  const context = {
    db: database.pool,
    region: null,
    setCookie: () => undefined,
    settings: { trial, publicUrl: 'http://localhost:3000', markKey: new Uint8Array(32), mailFrom: '' },
    reportError: (error: unknown) => faults.push(error),
  } as unknown as LoadContext
  const given = await handler({ request, params: {}, context }).catch((thrown: unknown) => thrown)
  if (given instanceof Error) throw given
  if (given instanceof Response) {
    const { status, headers } = given
    return {
      status,
      to: headers.get('Location'),
      set: headers.get('Set-Cookie'),
      answer: given.body && (await given.json()),
    }
  }
  const answer = given?.type === 'DataWithResponseInit' ? given.data : given
  return { status: (given?.init?.status as number) ?? 200, to: null, set: null, answer }
}
const asker = async (withCookie = cookie) => (await ask(frame, { cookie: withCookie })).answer.asker

describe('choosing who to be', () => {
  it('opens a session for that person and goes where one was going', async () => {
    const { status, to, set } = await ask(persona.action, { form: { member: cast.bram.id, to: '/boards' } })

    expect([status, to]).toEqual([303, '/boards'])
    expect(set).toMatch(/HttpOnly; SameSite=Lax/)
    expect((await asker(cookieOf(set))).name).toBe('Bram Bos')
  })

  it('ends the session one had', async () => {
    await ask(persona.action, { form: { member: cast.bram.id } })

    expect(await asker()).toBeNull()
  })

  it('is refused for somebody who is not there', async () => {
    for (const member of ['', 'x', '00000000-0000-4000-8000-000000000000', "' or 1=1 --", '\u0000']) {
      expect((await ask(persona.action, { form: { member } })).status).toBe(422)
    }
  })

  it('never sends anybody to another site', async () => {
    for (const to of ['https://elders.invalid', '//elders.invalid', '/\\elders.invalid']) {
      expect((await ask(persona.action, { form: { member: cast.bram.id, to } })).to).toBe('/')
    }
  })

  it('is not there outside the trial, and the page names nobody', async () => {
    const real = { trial: false, cookie: '' }

    expect((await ask(persona.action, { ...real, form: { member: cast.bram.id } })).status).toBe(404)
    expect((await ask(signInPage.loader, real)).answer.people).toBeNull()
  })
})

describe('locking', () => {
  it('hides everything until one goes on, and brings one back', async () => {
    expect((await ask(lock.action, { form: { to: '/boards/1' } })).to).toBe('/locked?to=%2Fboards%2F1')

    expect((await ask(home.loader)).to).toBe('/locked')
    expect(await asker()).toBeNull()

    expect((await ask(locked.action, { form: { to: '/boards/1' } })).to).toBe('/boards/1')
    expect((await asker()).name).toBe('Anna Aalders')
  })

  it('is not undone by a button outside the trial', async () => {
    const real = cookie.replace('meedenken-trial', '__Host-meedenken')
    await ask(lock.action, { form: {}, trial: false, cookie: real })

    expect((await ask(locked.action, { form: {}, trial: false, cookie: real })).status).toBe(422)
    expect((await ask(home.loader, { trial: false, cookie: real })).to).toBe('/locked')
  })
})

describe('signing out', () => {
  it('ends the session on the server, whatever the browser keeps', async () => {
    const { to, set } = await ask(signOut.action, { form: {} })

    expect([to, set?.includes('Max-Age=0')]).toEqual(['/sign-in', true])
    expect(await asker()).toBeNull()
    expect((await ask(home.loader)).to).toBe('/sign-in')
  })
})

describe('own details', () => {
  it('are kept, and shown to oneself', async () => {
    const form = { name: 'Anna Aalders', discipline: 'gz-psycholoog', organisation: '' }

    expect((await ask(profile.action, { form })).answer.saved).toBe(true)
    expect((await ask(profile.loader)).answer.profile).toEqual(form)
  })

  it('that are wrong stay as typed, with a code at each field', async () => {
    const form = { name: '', discipline: 'd'.repeat(900), organisation: 'a\u0000b' }

    const { status, answer } = await ask(profile.action, { form })

    expect(status).toBe(422)
    expect(answer.reply.error).toEqual({ name: ['empty'], discipline: ['too-long'], organisation: ['wrong'] })
    expect(answer.reply.initialValue.discipline).toBe(form.discipline)
    expect((await ask(profile.loader)).answer.profile.name).toBe('Anna Aalders')
  })

  it('change language, theme and single keys one at a time', async () => {
    await ask(preferences.action, { form: { language: 'en', to: '/help' } })
    await ask(preferences.action, { form: { theme: 'dark' } })
    await ask(preferences.action, { form: { shortcuts: 'off' } })

    expect(await asker()).toMatchObject({ language: 'en', theme: 'dark', shortcuts: false })
    expect((await ask(preferences.action, { form: { theme: 'pink' } })).status).toBe(422)
  })
})

describe('a stranger', () => {
  it('is asked to sign in before any page of members, and told nothing', async () => {
    for (const loader of [home.loader, profile.loader]) {
      expect((await ask(loader, { cookie: '', at: '/account' })).to).toBe('/sign-in?to=%2Faccount')
    }
    expect((await ask(profile.action, { cookie: '', form: { name: 'x' } })).status).toBe(401)
  })

  it('gets the same answer for any address that is not there', async () => {
    const stranger = await ask(notFound.loader, { cookie: '' })

    expect([stranger.status, stranger.answer]).toEqual([404, { code: 'not-found' }])
    expect(await ask(notFound.loader)).toEqual(stranger)
  })
})
