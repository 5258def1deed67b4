import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, aPerson } from '#test/support/browser.ts'
import { tabTo } from '#test/support/keyboard.ts'
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

const sheet = (page: Page) => page.getByRole('textbox', { name: 'De pagina' })
/** What stands on the page, without the names at the carets. */
const words = (page: Page) =>
  sheet(page).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return [...copy.querySelectorAll('p')].map((paragraph) => paragraph.textContent).join('\n')
  })
const saved = (page: Page) => page.locator('[data-link="saved"]').waitFor()

/** A page that nobody else writes on, begun by this person. */
async function begin(page: Page, title: string) {
  await page.goto(`${server.url}/practice/new`)
  await page.getByLabel('Titel').fill(title)
  await page.getByRole('button', { name: 'Pagina beginnen' }).click()
  await page.waitForURL(/\/practice\/(?!new)/)
  await sheet(page).waitFor()
  return page.url()
}

describe('a page written by three at once', () => {
  it('reads the same for all, names who writes, and comes back as it was', async () => {
    const bram = await aPerson(browser, server.url, 'Bram')
    const address = await begin(bram.page, 'Wat doet u als het weer onveilig wordt?')
    await sheet(bram.page).click()
    const begun = ['Eerst de veiligheid.', 'Bellen:', 'Pauzeren:', 'Plannen:']
    for (const line of begun) {
      await bram.page.keyboard.type(line)
      if (line !== begun.at(-1)) await bram.page.keyboard.press('Enter')
    }
    await saved(bram.page)
    await bram.page.goto(`${address}/versions`)
    await bram.page.getByLabel('Naam van deze versie').fill('zoals begonnen')
    await bram.page.getByRole('button', { name: 'Nu een versie bewaren' }).click()
    await bram.page.getByText('De versie is bewaard.').waitFor()
    const samira = await aPerson(browser, server.url, 'Samira')
    const dina = await aPerson(browser, server.url, 'Dina')
    const all = [bram, samira, dina]

    for (const { page } of all) {
      await page.goto(address)
      await sheet(page).getByText('Plannen:').waitFor()
    }
    const sentences = [' eerst het netwerk.', ' de verwerking.', ' met het gezin.']
    await Promise.all(
      all.map(async ({ page }, at) => {
        await sheet(page)
          .getByText(begun[at + 1] as string)
          .click()
        await page.keyboard.press('End')
        await page.keyboard.type(sentences[at] as string, { delay: 15 })
      }),
    )

    for (const { page } of all) {
      for (const [at, sentence] of sentences.entries()) {
        await expect.poll(() => words(page), { timeout: 10_000 }).toContain(`${begun[at + 1]}${sentence}`)
      }
      await saved(page)
    }
    const texts = await Promise.all(all.map(({ page }) => words(page)))
    expect(new Set(texts).size).toBe(1)
    await bram.page.locator('.caret', { hasText: 'Samira' }).first().waitFor({ state: 'attached' })
    await bram.page.getByText('Dina Duin').first().waitFor()

    await samira.page.goto(`${address}/versions`)
    await samira.page.getByRole('link', { name: 'zoals begonnen' }).click()
    await samira.page.getByRole('button', { name: 'Deze versie terugzetten' }).click()
    await samira.page.getByText('De versie is teruggezet.').waitFor()
    for (const { page } of [bram, dina]) await expect.poll(() => words(page)).toBe(begun.join('\n'))

    await bram.page.goto(`${address}/versions`)
    await bram.page.getByText('bewaard vóór het terugzetten').first().waitFor()
    for (const person of all) {
      expect(person.faults).toEqual([])
      await person.leave()
    }
  })

  it('tells its writers what may lead to a person', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Bram')
    await begin(page, 'Waar let u op bij een brief?')
    await sheet(page).click()
    await page.keyboard.type('Bel mevr. De Vries op 06-12345678.')

    await page.getByRole('heading', { name: 'Herkenbaar? Kijk nog eens' }).waitFor()
    await leave()
  })
})

describe('words that the server no longer takes', () => {
  it('are shown to be copied, and held up when their writer walks on', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Bram')
    let [held, end] = [false, () => undefined as void]
    await page.routeWebSocket(/\/collab\//, (line) => {
      const far = line.connectToServer()
      line.onMessage((message) => held || far.send(message))
      end = () => void line.close({ code: 4403, reason: 'right gone' })
    })
    await begin(page, 'Wat blijft er staan?')
    await sheet(page).click()
    await page.keyboard.type('Dit staat vast.')
    await saved(page)
    held = true
    await page.keyboard.type(' Dit niet meer.')
    await expect.poll(() => words(page)).toContain('Dit niet meer.')

    end()

    await page.locator('[data-link="lost"]').waitFor()
    expect(await page.getByLabel('De tekst zoals die in dit venster staat').inputValue()).toContain('Dit niet meer.')
    const walkOn = () => page.getByRole('link', { name: 'Start', exact: true }).first().click()
    await walkOn()
    await page.getByRole('heading', { name: 'Uw laatste woorden zijn niet opgeslagen' }).waitFor()
    await page.getByRole('button', { name: 'Hier blijven' }).click()
    expect(await page.getByLabel('De tekst zoals die in dit venster staat').inputValue()).toContain('Dit niet meer.')
    await walkOn()
    await page.getByRole('button', { name: 'Weggaan zonder deze woorden' }).click()
    await page.waitForURL(`${server.url}/`)
    await leave()
  })
})

describe('with the keyboard alone', () => {
  it('one begins a page, writes, keeps a version and brings it back', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Samira')
    await page.goto(`${server.url}/practice`)
    await page.locator('main').focus()
    await tabTo(page, 'Nieuwe pagina')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/practice\/new$/)
    await tabTo(page, 'Titel')
    await page.keyboard.type('Hoe bouwt u een week op?')
    await tabTo(page, 'Pagina beginnen')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/practice\/(?!new)/)
    await sheet(page).waitFor()
    await tabTo(page, 'De pagina')
    await page.keyboard.type('Begin klein.')
    await saved(page)

    await backTo(page, 'Eerdere versies')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/versions$/)
    await tabTo(page, 'Naam van deze versie')
    await page.keyboard.type('eerste opzet')
    await page.keyboard.press('Enter')
    await page.getByText('De versie is bewaard.').waitFor()
    await tabTo(page, /^eerste opzet/)
    await page.keyboard.press('Enter')
    await tabTo(page, 'Deze versie terugzetten')
    await page.keyboard.press('Enter')
    await page.getByText('De versie is teruggezet.').waitFor()

    await expect.poll(() => words(page)).toBe('Begin klein.')
    await leave()
  })
})

/** From inside a text, where Tab goes on: backwards to something of this name. */
const backTo = (page: Page, name: string) => tabTo(page, name, 'Shift+Tab')
