import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unsubscribeToken } from '#app/domain/message/unsubscribe.server.ts'
import routes from '#app/routes.ts'
import { connectOwner } from '#db/connect.ts'
import { runningPostgres } from '#db/postgres/running.ts'
import { keyRing } from '#server/keys.ts'
import { aBrowser, aPerson, findings } from '#test/support/browser.ts'
import { aDevice, aRealServer, aTrustingBrowser, type Device, type RealServer } from '#test/support/real.ts'
import { asEnv } from '#test/support/region.ts'
import { aServer, freePort, type TestServer } from '#test/support/server.ts'
import { codeOf } from '#test/support/visitor.ts'

let server: TestServer
let browser: Browser
let real: RealServer
let trusting: Browser
let ineke: Device
beforeAll(async () => {
  server = await aServer()
  browser = await aBrowser()
  // Nobody answers at the region's own sign-on: what people see then is a page too.
  const settings = { issuer: `http://127.0.0.1:${await freePort()}/`, name: 'Regio Zuid' }
  real = await aRealServer(asEnv({ settings: { ...settings, clientId: 'meedenken', clientSecret: 'x', acr: null } }))
  trusting = await aTrustingBrowser()
  ineke = await aDevice(trusting)
  listenTo(ineke.page)
})
afterAll(async () => {
  await Promise.all([browser?.close(), trusting?.close()])
  await Promise.all([server?.remove(), real?.remove()])
})

/** Walks from an address to the first link on it that leads to `to`. */
const via = (from: string, to: RegExp) => async (page: Page) => {
  await page.goto(`${server.url}${from}`)
  const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const found = hrefs.find((href) => href && to.test(href))
  if (!found) throw new Error(`no way from ${from} to ${to}`)
  return found
}
const at = (address: string) => async () => address
const aBoard = via('/boards', /^\/boards\/[\w-]{36}$/)
const aMeeting = via('/meetings', /^\/meetings\/[\w-]{36}$/)
const aNote = via('/practice', /^\/practice\/(?!new)[\w-]+$/)
const below = (one: (page: Page) => Promise<string>, rest: string) => async (page: Page) => `${await one(page)}${rest}`
const aVersion = async (page: Page) => {
  const versions = await below(aNote, '/versions')(page)
  await page.goto(`${server.url}${versions}`)
  await page.getByLabel('Naam van deze versie').fill('zoals het was')
  await page.getByRole('button', { name: 'Nu een versie bewaren' }).click()
  await page.getByText('De versie is bewaard.').waitFor()
  return via(versions, /versions\/[\w-]{36}$/)(page)
}
const aMail = async (page: Page) => {
  await page.goto(`${server.url}${await below(aMeeting, '/change')(page)}`)
  await page.getByLabel('Plaats').fill('Zaal 4')
  await page.getByRole('button', { name: 'Bijeenkomst verzetten' }).click()
  await page.waitForURL(/\?mails=\d+$/)
  return via('/outbox', /^\/outbox\/[\w-]{36}$/)(page)
}
const onTheBoard = (state: string) => async (page: Page) => {
  await page.goto(`${server.url}${await aBoard(page)}`)
  return (await page.locator(`.card[data-state="${state}"] .ask a`).first().getAttribute('href')) ?? ''
}
const aDraft = async (page: Page) => {
  await page.goto(`${server.url}/cases/new`)
  await page.getByRole('button', { name: /^Casus inbrengen op/ }).click()
  await page.waitForURL(/\/edit$/)
  return new URL(page.url()).pathname
}

/** Els opens the case that stands first, in an emergency. */
const anOpening = async (page: Page) => {
  await page.goto(`${server.url}/emergency`)
  await page.getByLabel('Nummer van de casus').fill('C-0001')
  await page.getByLabel('Waarom kan het niet anders?').fill('Er dreigt gevaar.')
  await page.getByRole('button', { name: /^Casus openen/ }).click()
  await page.waitForURL(/\/emergency\/[\w-]{36}$/)
  return new URL(page.url()).pathname
}
/** A month that is over: the log begins three months ago. */
const aMonth = async (page: Page) => {
  const owner = connectOwner((await runningPostgres(join(server.dataDir, 'postgres'))) ?? '')
  await owner`
    insert into audit_log (id, at, deed, object_kind, outcome) overriding system value
    values (0, now() - interval '3 months', 'open.sign-in', 'session', 'refused')`
  await owner.end()
  return via('/log', /^\/log\/months\//)(page)
}

/** Every page of app/routes.ts: who looks at it, and at which address. */
type View = readonly [who: string, where: (page: Page) => Promise<string>]
const pages: Record<string, View | readonly [View, View, View]> = {
  '/': ['Anna', at('/')],
  silence: ['Dina', at('/silence')],
  measures: ['Dina', at('/measures')],
  'measures/report': ['Dina', at('/measures/report')],
  'sign-in': ['Anna', at('/sign-in')],
  help: ['Anna', at('/help')],
  anonymity: ['Anna', at('/anonymity')],
  account: ['Anna', at('/account')],
  'account/leave': ['Anna', at('/account/leave')],
  'account/colleagues': ['Anna', at('/account/colleagues')],
  'account/messages': ['Anna', at('/account/messages')],
  'house-rules': ['Anna', at('/house-rules')],
  'mail/off/:token': [
    'Anna',
    async () => `/mail/off/${unsubscribeToken((name) => keyRing(server.dataDir, name), randomUUID(), 'answer')}`,
  ],
  members: ['Anna', at('/members')],
  'members/:memberId': ['Dina', via('/members', /^\/members\/[\w-]{36}$/)],
  'members/invitations': ['Dina', at('/members/invitations')],
  'members/approvals': ['Dina', at('/members/approvals')],
  messages: ['Anna', at('/messages')],
  'system/mail': ['Dina', at('/system/mail')],
  'account/access': ['Anna', at('/account/access')],
  'account/proof': ['Anna', at('/account/proof')],
  boards: ['Dina', at('/boards')],
  'boards/new': ['Dina', at('/boards/new')],
  'boards/:boardId': ['Bram', aBoard],
  'boards/:boardId/members': ['Dina', below(aBoard, '/members')],
  'boards/:boardId/settings': ['Dina', below(aBoard, '/settings')],
  'boards/:boardId/templates/:templateId': ['Dina', below(aBoard, '/templates/new')],
  'boards/:boardId/archive': ['Bram', below(aBoard, '/archive')],
  'cases/new': ['Samira', at('/cases/new')],
  'cases/:caseId': [
    ['Bram', onTheBoard('open')],
    ['Anna', onTheBoard('in-progress')],
    ['Dina', onTheBoard('on-agenda')],
  ],
  'cases/:caseId/edit': ['Anna', aDraft],
  'cases/:caseId/export': ['Anna', below(onTheBoard('in-progress'), '/export')],
  'cases/drafts': ['Anna', at('/cases/drafts')],
  'cases/:caseId/second-reading': ['Bram', via('/', /\/second-reading$/)],
  recognitions: ['Dina', at('/recognitions')],
  practice: ['Bram', at('/practice')],
  'practice/new': ['Bram', at('/practice/new')],
  'practice/:slug': ['Bram', aNote],
  'practice/:slug/versions': ['Bram', below(aNote, '/versions')],
  'practice/:slug/versions/:versionId': ['Bram', aVersion],
  meetings: ['Dina', at('/meetings')],
  'boards/:boardId/meetings/new': ['Dina', below(aBoard, '/meetings/new')],
  'meetings/:meetingId': ['Dina', aMeeting],
  'meetings/:meetingId/change': ['Dina', below(aMeeting, '/change')],
  'meetings/:meetingId/cancellation': ['Dina', below(aMeeting, '/cancellation')],
  'meetings/:meetingId/invitations': ['Dina', below(aMeeting, '/invitations')],
  emergency: ['Els', at('/emergency')],
  'emergency/:openingId': ['Els', anOpening],
  log: ['Dina', at('/log')],
  'log/months/:month': ['Dina', aMonth],
  outbox: ['Dina', at('/outbox')],
  'outbox/:mailId': ['Dina', aMail],
  '*': ['Anna', at('/niets')],
  locked: ['Anna', at('/locked')],
}

/** Pages that are there in real mode only, in the order in which the first one meets them. */
const realPages: Record<string, (page: Page) => Promise<unknown>> = {
  setup: (page) => page.goto(`${real.origin}/setup#${real.setupCode}`),
  async 'account/enrol'(page) {
    await page.getByLabel('Uw naam').fill('Ineke de Wit')
    await page.getByLabel('Uw e-mailadres').fill('ineke@voorbeeld.nl')
    await page.getByRole('button', { name: 'Beginnen' }).click()
    await page.waitForURL('**/account/enrol')
    await page.getByText('Wachtwoord met een code').click()
  },
  async 'account/access/codes'(page) {
    await page.getByRole('button', { name: 'Toegangssleutel maken' }).click()
    await page.waitForURL(`${real.origin}/`)
    await page.goto(`${real.origin}/account/access/codes`)
    await page.getByRole('button', { name: 'Nieuwe herstelcodes maken' }).click()
    await page.getByText('Bewaar uw herstelcodes').waitFor()
  },
  'account/access/password': (page) => page.goto(`${real.origin}/account/access/password`),
  async 'account/access'(page) {
    await page.getByLabel('Nieuw wachtwoord').fill('vier losse woorden achter elkaar')
    await page
      .getByLabel('De code die de app nu laat zien')
      .fill(codeOf(((await page.locator('.typed-key').textContent()) ?? '').trim()))
    await page.getByRole('button', { name: 'Wachtwoord en code bewaren' }).click()
    await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
    await page.waitForURL('**/account/access')
  },
  async 'invitation/:token'(page) {
    await page.goto(`${real.origin}/members/invitations`)
    await page.getByLabel('E-mailadressen').fill('nora@voorbeeld.nl')
    await page.getByRole('button', { name: 'Uitnodigen' }).click()
    await page.goto(((await page.locator('main .typed-key').textContent()) ?? '').trim())
    await page.getByRole('heading', { name: 'Fijn dat u komt meedenken' }).waitFor()
  },
  'recovery/:token': (page) => page.goto(`${real.origin}/recovery/${'x'.repeat(43)}`),
  'account/proof': (page) => page.goto(`${real.origin}/account/proof`),
  async locked(page) {
    await page.goto(`${real.origin}/`)
    await page.getByRole('button', { name: 'Nu vergrendelen' }).first().click()
    await page.getByRole('heading', { name: 'Vergrendeld' }).waitFor()
    await page.goto(`${real.origin}/locked`)
  },
  async 'sign-in'(page) {
    await page.getByRole('button', { name: 'Verder met uw toegangssleutel' }).click()
    await page.waitForURL(`${real.origin}/`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.goto(`${real.origin}/account`)
    await page.getByRole('main').getByRole('button', { name: 'Afmelden' }).click()
    await page.waitForURL('**/sign-in')
    await page.getByRole('button', { name: 'Verder met wachtwoord' }).click()
    await page.getByRole('heading', { name: 'Nog 2 dingen' }).waitFor()
  },
  async 'sign-in/code'(page) {
    await page.getByLabel('E-mailadres').fill('Ineke@voorbeeld.nl')
    await page.getByLabel('Wachtwoord', { exact: true }).fill('vier losse woorden achter elkaar')
    await page.getByRole('button', { name: 'Verder met wachtwoord' }).click()
    await page.waitForURL('**/sign-in/code')
  },
  async 'sign-in/region'(page) {
    await page.goto(`${real.origin}/sign-in`)
    await page.getByRole('button', { name: 'Aanmelden via Regio Zuid' }).click()
    await page.getByRole('heading', { name: 'Er komt nu geen antwoord' }).waitFor()
    expect(real.output()).toContain('REGION_ISSUER antwoordt niet: aanmelden via Regio Zuid kan pas als dat lukt.')
  },
  async 'sign-in/region/return'(page) {
    const answer = await page.goto(`${real.origin}/sign-in/region/return?code=x&state=y`)
    expect(answer?.status()).toBe(409)
  },
  recovery: (page) => page.goto(`${real.origin}/recovery`),
  async 'recovery/code'(page) {
    await page.getByLabel('E-mailadres').fill('ineke@voorbeeld.nl')
    await page.getByLabel('Herstelcode').fill('ABCDE-ABCDE')
    await page.getByRole('button', { name: 'Verder', exact: true }).click()
    await page.waitForURL('**/recovery/code')
  },
}

/** Everybody that any page, script or style asked something of. */
const asked = new Set<string>()
const listenTo = (page: Page) => page.context().on('request', (request) => asked.add(new URL(request.url()).origin))

const pageRoutes = routes.filter((route) => route.file.endsWith('.tsx')).map((route) => route.path ?? '/')

describe('every page', () => {
  it('is looked at here', () => {
    const known = new Set([...Object.keys(pages), ...Object.keys(realPages)])
    expect([...known].sort()).toEqual(pageRoutes.sort())
  })

  const views = Object.entries(pages).flatMap(([path, seen]) =>
    (typeof seen[0] === 'string' ? [seen as View] : (seen as readonly View[])).map((view) => [path, ...view] as const),
  )
  for (const [path, who, where] of views) {
    it(`has nothing for axe to find, by day and by evening, and fits a phone: ${path} (${who})`, async () => {
      const { page, faults } = await atTheirScreen(who)
      if (path === 'locked') await page.getByRole('button', { name: 'Nu vergrendelen' }).click()
      await page.goto(`${server.url}${await where(page)}`, { waitUntil: 'networkidle' })

      await holdsUp(page)
      expect(faults).toEqual([])
    })
  }

  for (const [path, go] of Object.entries(realPages)) {
    it(`has nothing for axe to find in real mode, and fits a phone: ${path}`, async () => {
      await go(ineke.page)
      await ineke.page.waitForLoadState('networkidle')

      await holdsUp(ineke.page)
    })
  }

  it('asked nothing of anybody but us, whatever was opened (PRIV-09)', () => {
    const others = [...asked].filter((origin) => ![server.url, real.origin, 'null'].includes(origin))
    expect(asked.has(server.url)).toBe(true)
    expect(others).toEqual([])
  })
})

/** By day and by evening, on a desk and on a phone. */
async function holdsUp(page: Page) {
  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page, ['color-contrast'])).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await findings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await page.title()).toMatch(/Meedenken$/)
  expect(await page.locator('h1').count()).toBe(1)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** One window for each person, kept from page to page. */
const screens = new Map<string, ReturnType<typeof aPerson>>()
const atTheirScreen = (who: string) => {
  const known = screens.get(who)
  if (known) return known
  const screen = aPerson(browser, server.url, who)
  screens.set(who, screen)
  void screen.then(({ page }) => listenTo(page))
  return screen
}
