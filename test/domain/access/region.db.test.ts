import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readAccess, removePassword, unlinkAccount } from '#app/domain/access/factors.server.ts'
import { comeBack, type Errand, onTheWay, setOut } from '#app/domain/access/region.server.ts'
import { sessionFrom, signIn } from '#app/domain/member/session.server.ts'
import { lock } from '#app/domain/member/write.server.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import { asDoor, asSystem } from '#db/as.ts'
import { aRegion } from '#server/region.ts'
import { type Cast, type Name, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { aRegionServer, type RegionServer } from '#test/support/region.ts'
import { freePort } from '#test/support/server.ts'
import { aDoor, type Door, type Visitor } from '#test/support/visitor.ts'
import { withPassword } from './enrolled.ts'

const home = 'http://localhost:3000'
let database: TestDatabase
let cast: Cast
let region: RegionServer
let door: Door
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
  region = await aRegionServer(home)
  door = aDoor(database.pool, { region: aRegion(region.settings, home, () => undefined) })
})
afterAll(async () => {
  await region.close()
  await door.close()
  await database.drop()
})
beforeEach(() => asDoor(database.pool, (tx) => tx`delete from throttle`))
afterEach(() => {
  region.shows = { account: 'a-1', amr: ['pwd', 'otp'] }
  region.lie = null
  region.forges = false
})

const refusalOf = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: Refusal) => error.code ?? String(error),
  )
/** What the gate sees of a browser. */
async function seen(visitor: Visitor) {
  const session = await sessionFrom(database.pool, visitor.cookies(), false)
  return {
    asker: session?.asker ?? null,
    locked: session?.locked ?? false,
    enrolling: session?.scope === 'enrol',
  }
}
/** Sets out, goes to the region's sign-on, and answers what it brings back from there. */
async function fetched(visitor: Visitor, errand: Errand, as: string | null = null, to = '/') {
  if (as) region.shows = { account: as, amr: ['pwd', 'otp'] }
  const { asker } = await seen(visitor)
  await setOut(visitor.services, errand, { asker: errand === 'sign-in' ? null : asker, to })
  return region.visit((await onTheWay(visitor.services))?.address ?? '')
}
const back = async (visitor: Visitor, search: string) => comeBack(visitor.services, search, await seen(visitor))
const errandOf = async (visitor: Visitor, errand: Errand, as: string | null = null, to = '/') =>
  back(visitor, await fetched(visitor, errand, as, to))
/** Someone's browser, signed in by other means. */
async function signedIn(name: Name, scope: 'full' | 'enrol' = 'full') {
  const visitor = door.visitor()
  const cookie = await signIn(database.pool, cast[name].id, false)
  visitor.jar.set('__Host-meedenken', cookie.split(/[=;]/)[1]!)
  if (scope === 'enrol') {
    const { asker } = await seen(visitor)
    await asDoor(database.pool, (tx) => tx`update sessions set scope = 'enrol' where id = ${asker!.sessionId}`)
  }
  return visitor
}
/** Makes an account somebody's, by the way people do it. */
async function linked(name: Name, account: string) {
  const visitor = await signedIn(name)
  expect(await errandOf(visitor, 'link', account)).toEqual({ to: '/account/access?saved' })
  return visitor
}
const rowsOf = (id: string | null, deed: string, outcome: string) =>
  database.pool`select 1 from audit_log where member_id is not distinct from ${id} and deed = ${deed} and outcome = ${outcome}`

describe('the region’s own sign-on', () => {
  it('lets in whoever linked their account, under a new token, with both factors shown there (SEC-20, SEC-23)', async () => {
    await linked('anna', 'anna-there')
    const browser = door.visitor()
    const planted = 'x'.repeat(43)
    browser.jar.set('__Host-meedenken', planted)

    expect(await errandOf(browser, 'sign-in', 'anna-there', '/boards')).toEqual({ to: '/boards' })

    expect((await seen(browser)).asker?.id).toBe(cast.anna.id)
    expect(browser.jar.get('__Host-meedenken')).not.toBe(planted)
    expect(browser.jar.has('__Host-meedenken-entry')).toBe(false)
    expect(await rowsOf(cast.anna.id, 'open.sign-in', 'done')).not.toHaveLength(0)
  })

  it('is asked with PKCE, state and nonce, always to show anew who one is, and about nothing but that', async () => {
    region.asked.length = 0
    await fetched(door.visitor(), 'sign-in', 'somebody')

    const [asked] = region.asked
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      redirect_uri: `${home}/sign-in/region/return`,
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      prompt: 'login',
      max_age: '0',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked?.get(name)).toMatch(/^[\w-]{43}$/)
  })

  it('says the same of a stranger, of who is blocked, and of who left (SEC-29)', async () => {
    await linked('chris', 'chris-there')
    await linked('els', 'els-there')
    await asSystem(database.pool, (tx) => tx`update members set suspended_at = now() where id = ${cast.chris.id}`)
    await asSystem(database.pool, (tx) => tx`update members set left_at = now() where id = ${cast.els.id}`)

    for (const account of ['nobody-here', 'chris-there', 'els-there']) {
      const browser = door.visitor()
      expect(await errandOf(browser, 'sign-in', account), account).toEqual({ fault: 'unknown', back: '/sign-in' })
      expect((await seen(browser)).asker).toBeNull()
    }
    expect(await rowsOf(null, 'open.sign-in', 'refused')).not.toHaveLength(0)
  })

  it('counts for the account alone: an address of mail that a member has opens nothing', async () => {
    region.lie = (claims) => ({ ...claims, email: 'bram@voorbeeld.invalid', email_verified: true })

    expect(await errandOf(door.visitor(), 'sign-in', 'not-bram')).toMatchObject({ fault: 'unknown' })
  })
})

describe('an answer', () => {
  beforeAll(() => linked('bram', 'bram-there').then(() => undefined))

  it('counts once, in the browser that asked, within ten minutes', async () => {
    const browser = door.visitor()
    const search = await fetched(browser, 'sign-in', 'bram-there')
    const replaying = door.visitor({ jar: new Map(browser.jar) })

    expect(await back(door.visitor(), search)).toMatchObject({ fault: 'too-late' })
    expect(await back(browser, search)).toEqual({ to: '/' })
    expect(await back(replaying, search)).toMatchObject({ fault: 'too-late' })

    const slow = door.visitor()
    const late = await fetched(slow, 'sign-in', 'bram-there')
    await asDoor(database.pool, (tx) => tx`update entries set ends_at = now() - interval '1 second'`)
    expect(await back(slow, late)).toMatchObject({ fault: 'too-late' })
  })

  it('that comes twice at once lets in once', async () => {
    const browser = door.visitor()
    const search = await fetched(browser, 'sign-in', 'bram-there')

    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => back(door.visitor({ jar: new Map(browser.jar) }), search)),
    )

    expect(outcomes.filter((one) => 'to' in one)).toHaveLength(1)
    expect(outcomes.filter((one) => 'fault' in one && one.fault === 'too-late')).toHaveLength(4)
  })

  it('to another question is refused, and leaves the question of this browser as it was', async () => {
    const browser = door.visitor()
    const search = await fetched(browser, 'sign-in', 'bram-there')
    const planted = search.replace(/state=[^&]+/, `state=${'y'.repeat(43)}`)

    expect(await back(browser, planted)).toMatchObject({ fault: 'too-late' })
    expect(await back(browser, '?code=planted')).toMatchObject({ fault: 'too-late' })
    expect(await back(browser, search)).toEqual({ to: '/' })
  })

  it('with a code that was used before is refused', async () => {
    const first = door.visitor()
    const used = await fetched(first, 'sign-in', 'bram-there')
    await back(first, used)
    const browser = door.visitor()
    const search = await fetched(browser, 'sign-in', 'bram-there')
    const code = /code=([^&]+)/.exec(used)?.[1]

    expect(await back(browser, search.replace(/code=[^&]+/, `code=${code}`))).toMatchObject({ fault: 'wrong' })
    expect((await seen(browser)).asker).toBeNull()
  })

  const minute = 60
  const lies: Record<string, (claims: Record<string, unknown>) => Record<string, unknown>> = {
    'to another nonce': (claims) => ({ ...claims, nonce: 'z'.repeat(43) }),
    'without a nonce': ({ nonce, ...claims }) => claims,
    'of another issuer': (claims) => ({ ...claims, iss: 'https://kwaad.voorbeeld' }),
    'for somebody else’s site': (claims) => ({ ...claims, aud: 'another-client' }),
    'for several sites, handed to another': (claims) => ({ ...claims, aud: ['meedenken', 'b'], azp: 'b' }),
    'that is past': (claims) => ({ ...claims, exp: Number(claims.iat) - 5 * minute }),
    'that says nothing of when someone showed who they are': ({ auth_time, ...claims }) => claims,
    'of someone who showed it an hour ago': (claims) => ({ ...claims, auth_time: Number(claims.iat) - 60 * minute }),
    'of someone who showed it before they were asked': (claims) => ({
      ...claims,
      auth_time: Number(claims.iat) - 3 * minute,
    }),
    'of nobody': (claims) => ({ ...claims, sub: '' }),
  }
  for (const [what, lie] of Object.entries(lies)) {
    it(`${what} is refused`, async () => {
      const browser = door.visitor()
      region.lie = lie

      expect(await errandOf(browser, 'sign-in', 'bram-there')).toEqual({ fault: 'wrong', back: '/sign-in' })
      expect((await seen(browser)).asker).toBeNull()
    })
  }

  it('signed with a key that is not the region’s is refused', async () => {
    region.forges = true

    expect(await errandOf(door.visitor(), 'sign-in', 'bram-there')).toMatchObject({ fault: 'wrong' })
  })

  it('of someone who showed one factor lets nobody in (SEC-23)', async () => {
    for (const amr of [undefined, ['pwd'], ['otp'], ['pwd', 'user'], ['sms', 'pwd']]) {
      region.shows = { account: 'bram-there', amr }
      expect(await errandOf(door.visitor(), 'sign-in'), String(amr)).toMatchObject({ fault: 'one-factor' })
    }
    for (const amr of [['mfa'], ['face', 'hwk']]) {
      region.shows = { account: 'bram-there', amr }
      expect(await errandOf(door.visitor(), 'sign-in'), String(amr)).toEqual({ to: '/' })
    }
  })

  it('must name the level that was asked for, where the region has levels (SEC-23)', async () => {
    const strict = aDoor(database.pool, {
      region: aRegion({ ...region.settings, acr: 'loa2 loa3' }, home, () => undefined),
    })
    region.asked.length = 0
    region.lie = (claims) => ({ ...claims, acr: 'loa1' })
    expect(await errandOf(strict.visitor(), 'sign-in', 'bram-there')).toMatchObject({ fault: 'one-factor' })
    region.lie = (claims) => ({ ...claims, acr: 'loa3', amr: undefined })
    expect(await errandOf(strict.visitor(), 'sign-in', 'bram-there')).toEqual({ to: '/' })
    expect(region.asked[0]?.get('acr_values')).toBe('loa2 loa3')
    await strict.close()
  })

  it('that says it was stopped changes nothing', async () => {
    const browser = door.visitor()
    const search = await fetched(browser, 'sign-in', 'bram-there')
    const state = /state=[^&]+/.exec(search)?.[0]
    const iss = /iss=[^&]+/.exec(search)?.[0]

    expect(await back(browser, `?error=access_denied&${state}&${iss}`)).toMatchObject({ fault: 'cancelled' })
    expect((await seen(browser)).asker).toBeNull()
  })
})

describe('linking an account', () => {
  it('is one of the ways to choose when one comes in for the first time', async () => {
    const freek = await signedIn('freek', 'enrol')

    expect(await errandOf(freek, 'enrol', 'freek-there')).toEqual({ to: '/' })

    expect(await seen(freek)).toMatchObject({ enrolling: false, asker: { id: cast.freek.id } })
    expect(await rowsOf(cast.freek.id, 'account.enrol', 'done')).toHaveLength(1)
    expect(await errandOf(door.visitor(), 'sign-in', 'freek-there')).toEqual({ to: '/' })
  })

  it('takes the session that asked: not another one, nor one that was locked meanwhile', async () => {
    const samira = await signedIn('samira')
    const search = await fetched(samira, 'link', 'samira-there')
    const other = await signedIn('samira')
    other.jar.set('__Host-meedenken-entry', samira.jar.get('__Host-meedenken-entry')!)
    expect(await back(other, search)).toMatchObject({ fault: 'too-late' })

    const again = await fetched(samira, 'link', 'samira-there')
    await lock(database.pool, (await seen(samira)).asker!)
    expect(await back(samira, again)).toMatchObject({ fault: 'too-late', back: '/account/access' })
    expect(await errandOf(door.visitor(), 'sign-in', 'samira-there')).toMatchObject({ fault: 'unknown' })
  })

  it('takes an account that is nobody’s, one for each member, and who left keeps none', async () => {
    await linked('samira', 'samira-there')

    expect(await errandOf(await signedIn('dina'), 'link', 'samira-there')).toMatchObject({ fault: 'taken' })
    expect(await errandOf(await signedIn('samira'), 'link', 'another')).toMatchObject({ fault: 'taken' })
    await asSystem(database.pool, (tx) => tx`update members set left_at = now() where id = ${cast.samira.id}`)
    expect(await errandOf(await signedIn('dina'), 'link', 'samira-there')).toEqual({ to: '/account/access?saved' })
  })

  it('gives another token, tells its owner, and can be undone, but not when it is the only way in (SEC-20)', async () => {
    const visitor = await signedIn('dina')
    const { asker } = await seen(visitor)
    const { issuer } = region.settings
    expect((await readAccess(visitor.services, asker!)).factors.regionSince).toBeInstanceOf(Date)
    const told = await asSystem(
      database.pool,
      (tx) => tx`select 1 from messages where member_id = ${asker!.id} and kind = 'access'`,
    )
    expect(told.length).toBeGreaterThan(0)

    expect(await refusalOf(unlinkAccount(visitor.services, asker!, issuer))).toBe('last-way-in')
    await withPassword(database.pool, visitor, asker!)
    const before = visitor.jar.get('__Host-meedenken')
    expect(await refusalOf(unlinkAccount(visitor.services, asker!, issuer))).toBeNull()
    expect(visitor.jar.get('__Host-meedenken')).not.toBe(before)
    expect(await refusalOf(unlinkAccount(visitor.services, asker!, issuer))).toBe('already-done')
    expect(await refusalOf(removePassword(visitor.services, asker!))).toBe('last-way-in')
    expect(await errandOf(door.visitor(), 'sign-in', 'samira-there')).toMatchObject({ fault: 'unknown' })
  })
})

describe('who has nothing but the region’s sign-on', () => {
  it('shows there again who they are, for a grave deed and before a locked screen; another’s account does nothing (SEC-28)', async () => {
    const bram = await signedIn('bram')
    const { asker } = await seen(bram)
    const stale = () =>
      asDoor(
        database.pool,
        (tx) => tx`update sessions set proved_at = now() - interval '1 hour' where id = ${asker!.sessionId}`,
      )
    const provedAt = async () => (await sessionFrom(database.pool, bram.cookies(), false))!.provedAt.getTime()
    await stale()

    for (const account of ['anna-there', 'nobody-here']) {
      expect(await errandOf(bram, 'prove', account, '/log')).toEqual({
        fault: 'other',
        back: '/account/proof?to=%2Flog',
      })
    }
    expect(await provedAt()).toBeLessThan(Date.now() - 3_000_000)
    expect(await errandOf(bram, 'prove', 'bram-there', '/log')).toEqual({ to: '/log' })
    expect(await provedAt()).toBeGreaterThan(Date.now() - minuteMs)

    await lock(database.pool, asker!)
    expect(await errandOf(bram, 'prove', 'bram-there')).toMatchObject({ fault: 'too-late' })
    expect(await errandOf(bram, 'unlock', 'anna-there')).toMatchObject({ fault: 'other' })
    expect((await seen(bram)).locked).toBe(true)
    region.shows = { account: 'bram-there', amr: ['pwd'] }
    expect(await errandOf(bram, 'unlock', null, '/boards')).toEqual({ to: '/boards' })
    expect((await seen(bram)).locked).toBe(false)
    expect(await rowsOf(asker!.id, 'open.locked', 'refused')).toHaveLength(1)
    expect(await rowsOf(asker!.id, 'open.locked', 'done')).toHaveLength(1)
    expect(await rowsOf(asker!.id, 'account.prove', 'done')).toHaveLength(1)
  })
})

const minuteMs = 60_000

describe('a region', () => {
  it('that takes our secret in the form, and not in a header, is asked so', async () => {
    const posting = await aRegionServer(home, { basic: false })
    posting.shows = { account: 'somebody', amr: ['mfa'] }
    const there = aDoor(database.pool, { region: aRegion(posting.settings, home, () => undefined) })
    const browser = there.visitor()
    await setOut(browser.services, 'sign-in')

    const search = await posting.visit((await onTheWay(browser.services))?.address ?? '')

    expect(await back(browser, search)).toMatchObject({ fault: 'unknown' })
    await there.close()
    await posting.close()
  })

  it('that does not answer, or not as whom we were told of, leads nowhere and is not waited for', async () => {
    const port = await freePort()
    for (const issuer of [`http://127.0.0.1:${port}/`, region.settings.issuer.replace('127.0.0.1', 'localhost')]) {
      const alarms: string[] = []
      const away = aRegion({ ...region.settings, issuer }, home, (what) => alarms.push(what))
      const there = aDoor(database.pool, { region: away })
      const browser = there.visitor()
      await setOut(browser.services, 'sign-in', { to: '/boards' })

      expect(await away.isThere()).toBe(false)
      expect(await onTheWay(browser.services)).toEqual({ address: null, back: '/sign-in?to=%2Fboards' })
      expect(alarms).toContain('region.away')
      await there.close()
    }
  })

  it('that goes away while somebody is there is said to be away', async () => {
    const leaving = await aRegionServer(home)
    const there = aDoor(database.pool, { region: aRegion(leaving.settings, home, () => undefined) })
    const browser = there.visitor()
    await setOut(browser.services, 'sign-in')
    const search = await leaving.visit((await onTheWay(browser.services))?.address ?? '')
    await leaving.close()

    expect(await back(browser, search)).toMatchObject({ fault: 'away' })
    await there.close()
  })

  it('is not there where none is set, nor in the trial, and is begun sixty times in a quarter of an hour from one network (SEC-30)', async () => {
    const none = aDoor(database.pool)
    const trial = aDoor(database.pool, { trial: true, region: aRegion(region.settings, home, () => undefined) })
    for (const { services } of [none.visitor(), trial.visitor()]) {
      expect(await refusalOf(setOut(services, 'sign-in'))).toBe('not-found')
      expect(await refusalOf(onTheWay(services))).toBe('not-found')
      expect(await refusalOf(comeBack(services, '', { asker: null, locked: false, enrolling: false }))).toBe(
        'not-found',
      )
    }
    const outcomes: (string | null)[] = []
    for (let n = 0; n < 62; n++) outcomes.push(await refusalOf(setOut(door.visitor().services, 'sign-in')))
    expect(outcomes.filter((one) => one === 'busy')).not.toHaveLength(0)
    expect(outcomes.slice(0, 60)).toEqual(Array(60).fill(null))
    await none.close()
    await trial.close()
  })
})
