import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, aPerson } from '#test/support/browser.ts'
import { aServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let browser: Browser
beforeAll(async () => {
  server = await aServer()
  browser = await aBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

async function atTheBoard(name: string, options = {}) {
  const person = await aPerson(browser, server.url, name, options)
  await person.page.goto(`${server.url}/boards`)
  await person.page.getByRole('link', { name: 'Kinderen en jongeren' }).click()
  await person.page.getByText('Dit bord beweegt mee').waitFor()
  return person
}
const menu = (page: Page) => page.locator('.dialog.move:popover-open')
const cardOf = (page: Page, column: string) => page.locator(`section[data-column="${column}"] .card`).first()

describe('the board in two browsers', () => {
  it('shows what one moves to the other, without a reload, and takes it back', async () => {
    const dina = await atTheBoard('Dina')
    const bram = await atTheBoard('Bram')
    const card = cardOf(dina.page, 'open')
    const question = (await card.locator('.ask').textContent()) ?? ''
    const loads = bram.page.waitForEvent('load', { timeout: 4000 }).then(
      () => 'reloaded',
      () => 'stayed',
    )

    await card.locator('[data-opens]').click()
    await menu(dina.page).getByRole('button', { name: 'In behandeling', exact: true }).click()

    await bram.page.locator('section[data-column="busy"] .card', { hasText: question }).waitFor({ timeout: 3000 })
    await dina.page.getByRole('status').getByText('staat nu bij In behandeling').waitFor()

    await dina.page.getByRole('button', { name: 'Terugzetten' }).click()

    await bram.page.locator('section[data-column="open"] .card', { hasText: question }).waitFor({ timeout: 3000 })
    expect(await loads).toBe('stayed')
    expect([...dina.faults, ...bram.faults]).toEqual([])
    await dina.leave()
    await bram.leave()
  })

  it('can be walked and moved by keyboard alone', async () => {
    const dina = await atTheBoard('Dina')
    const links = dina.page.locator('.columns .ask a:visible')
    await links.first().focus()
    await dina.page.keyboard.press('ArrowRight')
    const second = await dina.page.evaluate(() =>
      document.activeElement?.closest('.column')?.getAttribute('data-column'),
    )
    expect(second).not.toBe('open')
    await dina.page.keyboard.press('ArrowLeft')
    const question = (await links.first().textContent()) ?? ''

    await dina.page.keyboard.press('m')
    await menu(dina.page).waitFor()
    await expect
      .poll(() => dina.page.evaluate(() => document.activeElement?.closest('[popover]')?.matches(':popover-open')))
      .toBe(true)
    await dina.page.keyboard.press('Enter')

    await dina.page.getByRole('status').getByText('staat nu bij').waitFor()
    await expect
      .poll(() => dina.page.locator('section[data-column="open"] .card', { hasText: question }).count())
      .toBe(0)
    await dina.page.keyboard.press('Control+z')
    await dina.page.locator('section[data-column="open"] .card', { hasText: question }).waitFor()
    expect(dina.faults).toEqual([])
    await dina.leave()
  })

  it('says so when nothing fits the filter, and shows everything again', async () => {
    const freek = await atTheBoard('Freek')
    const { page } = freek

    await page.getByLabel('Toon').selectOption('mine')
    await page.getByText('Geen casus past bij deze keuze').waitFor()
    await page.getByRole('button', { name: 'Toon alle casussen' }).click()

    await cardOf(page, 'open').waitFor()
    expect(freek.faults).toEqual([])
    await freek.leave()
  })

  it('gives a reader no move to make', async () => {
    const freek = await atTheBoard('Freek')

    await cardOf(freek.page, 'open').locator('[data-opens]').click()

    expect(await menu(freek.page).textContent()).toContain('U kunt deze casus nu niet verplaatsen')
    await freek.leave()
  })

  it('has a pinboard that its members write together', async () => {
    const anna = await atTheBoard('Anna')
    const bram = await atTheBoard('Bram')
    const sheet = (page: Page) => page.getByRole('textbox', { name: 'Prikbord' })

    await sheet(anna.page).click()
    await anna.page.keyboard.press('Control+End')
    await anna.page.keyboard.type(' Neem koffie mee.')

    await expect.poll(() => sheet(bram.page).textContent(), { timeout: 5000 }).toContain('Neem koffie mee.')
    expect([...anna.faults, ...bram.faults]).toEqual([])
    await anna.leave()
    await bram.leave()
  })

  it('is not there for someone of another board', async () => {
    const anna = await atTheBoard('Anna')
    const address = anna.page.url()
    const chris = await aPerson(browser, server.url, 'Chris')

    const answer = await chris.page.goto(address)

    expect(answer?.status()).toBe(404)
    expect(await chris.page.locator('h1').textContent()).toBe('Deze pagina is er niet')
    await anna.leave()
    await chris.leave()
  })
})

describe('the pages of a board', () => {
  it('keep what was typed when a name is missing, and say so at the field', async () => {
    const dina = await aPerson(browser, server.url, 'Dina')
    await dina.page.goto(`${server.url}/boards/new`)
    await dina.page.getByLabel('Waarvoor is dit bord?').fill('Voor vragen over rouw.')

    await dina.page.getByRole('button', { name: 'Bord maken' }).click()

    await dina.page.getByText('Vul dit in.').waitFor()
    expect(await dina.page.getByLabel('Waarvoor is dit bord?').inputValue()).toBe('Voor vragen over rouw.')
    await dina.leave()
  })
})
