import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asDoor } from '#db/as.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { aDevice, aRealServer, aTrustingBrowser, type Device, type RealServer } from '#test/support/real.ts'
import { codeOf } from '#test/support/visitor.ts'

let database: TestDatabase
let server: RealServer
let browser: Browser
let ineke: Device
beforeAll(async () => {
  database = await aDatabase()
  server = await aRealServer({ DATABASE_URL: database.url })
  browser = await aTrustingBrowser()
  ineke = await aDevice(browser)
  await begin(ineke.page)
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
  await database?.drop()
})

const password = 'vier losse woorden achter elkaar'

/** The first one: setup with the code of the first start, then a passkey and a board. */
async function begin(page: Page) {
  await page.goto(`${server.origin}/setup#${server.setupCode}`)
  await page.getByLabel('Uw naam').fill('Ineke de Wit')
  await page.getByLabel('Uw e-mailadres').fill('ineke@voorbeeld.nl')
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await page.getByRole('button', { name: 'Toegangssleutel maken' }).click()
  await page.waitForURL(`${server.origin}/`)
  await page.goto(`${server.origin}/boards/new`)
  await page.getByLabel('Naam').fill('Kinderen en jongeren')
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/boards\/[0-9a-f-]{36}/)
}

/** Ineke invites; answers the link she can copy. */
async function linkFor(address: string) {
  const { page } = ineke
  await page.goto(`${server.origin}/members/invitations`)
  await page.getByLabel('E-mailadressen').fill(address)
  await page.getByRole('button', { name: 'Uitnodigen' }).click()
  return ((await page.locator('main .typed-key').first().textContent()) ?? '').trim()
}

describe('someone who is invited', () => {
  it('makes a passkey and brings in a first case: invitation, passkey, case (SEC-23, SEC-24, SEC-31)', async () => {
    const link = await linkFor('nora@voorbeeld.nl')
    const nora = await aDevice(browser)
    await nora.page.goto(link)
    await nora.page.getByRole('button', { name: 'Akkoord, en toegangssleutel maken' }).click()
    await nora.page.getByRole('heading', { name: 'Nog één ding' }).waitFor()
    await nora.page.getByLabel('Uw naam').fill('Nora Nieuw')
    await nora.page.getByRole('button', { name: 'Akkoord, en toegangssleutel maken' }).click()
    await nora.page.waitForURL(`${server.origin}/`)
    expect(await nora.sensor.passkeys()).toBe(1)

    await nora.page.goto(`${server.origin}/cases/new`)
    await nora.page
      .getByRole('button', { name: /^Casus inbrengen op/ })
      .first()
      .click()
    await nora.page.waitForURL(/\/edit$/)

    const again = await aDevice(browser)
    await again.page.goto(link)
    await again.page.getByRole('heading', { name: 'Deze link werkt niet meer' }).waitFor()
    await nora.context.close()
    await again.context.close()
  })

  it('can choose a password with a code, and comes in with both (SEC-23)', async () => {
    const olga = await aDevice(browser)
    const { page } = olga
    await page.goto(await linkFor('olga@voorbeeld.nl'))
    await page.getByLabel('Uw naam').fill('Olga Oud')
    await page.getByRole('button', { name: 'Akkoord, liever een wachtwoord' }).click()
    await page.waitForURL('**/account/enrol')
    await page.getByText('Wachtwoord met een code').click()
    const secret = ((await page.locator('.typed-key').textContent()) ?? '').trim()
    await page.getByLabel('Nieuw wachtwoord').fill(password)
    await page.getByLabel('De code die de app nu laat zien').fill(codeOf(secret))
    await page.getByRole('button', { name: 'Wachtwoord en code bewaren' }).click()
    await page.getByText('Bewaar uw herstelcodes').waitFor()
    await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
    await page.waitForURL(`${server.origin}/`)
    await page.goto(`${server.origin}/account`)
    await page.getByRole('main').getByRole('button', { name: 'Afmelden' }).click()
    await page.waitForURL('**/sign-in')

    await page.getByLabel('E-mailadres').fill('olga@voorbeeld.nl')
    await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Verder met wachtwoord' }).click()
    await page.waitForURL('**/sign-in/code')
    await page.getByRole('main').getByRole('textbox').fill(codeOf(secret, 1))
    await page.getByRole('main').locator('form button').first().click()
    await page.waitForURL(`${server.origin}/`)
    await olga.context.close()
  })
})

describe('an open page', () => {
  it('is emptied when its session lies idle, in every tab, and has what was typed when one goes on (A11Y-19)', async () => {
    const other = await ineke.context.newPage()
    await other.goto(`${server.origin}/members`)
    await ineke.page.goto(`${server.origin}/members/invitations`)
    await ineke.page.getByLabel('E-mailadressen').fill('half getypt@')

    await asDoor(
      database.pool,
      (tx) => tx`update sessions set last_seen_at = now() - interval '16 minutes' where ended_at is null`,
    )
    for (const page of [ineke.page, other]) {
      await page.getByRole('heading', { name: 'Vergrendeld' }).waitFor()
      expect(await page.locator('body').innerText()).not.toMatch(/Ineke|half getypt|voorbeeld\.nl/)
    }
    await ineke.page.getByRole('button', { name: 'Verder met uw toegangssleutel' }).click()

    await ineke.page.getByLabel('E-mailadressen').waitFor()
    expect(await ineke.page.getByLabel('E-mailadressen').inputValue()).toBe('half getypt@')
    await other.getByRole('heading', { name: 'Met wie denkt u mee?' }).waitFor()
    await other.close()
  })

  it('of someone who is blocked while typing goes out, and shows nothing any more (SEC-21)', async () => {
    const pia = await aDevice(browser)
    await pia.page.goto(await linkFor('pia@voorbeeld.nl'))
    await pia.page.getByLabel('Uw naam').fill('Pia Poot')
    await pia.page.getByRole('button', { name: 'Akkoord, en toegangssleutel maken' }).click()
    await pia.page.waitForURL(`${server.origin}/`)
    await pia.page.goto(`${server.origin}/account/colleagues`)
    await pia.page.getByLabel('BIG-nummer').pressSequentially('1901')

    await ineke.page.goto(`${server.origin}/members`)
    await ineke.page.getByRole('link', { name: 'Pia Poot' }).click()
    await ineke.page.getByRole('button', { name: 'Toegang nu blokkeren' }).click()

    await pia.page.waitForURL('**/sign-in**')
    expect(await pia.page.locator('body').innerText()).not.toMatch(/Pia|1901/)
    await pia.context.close()
  })
})
