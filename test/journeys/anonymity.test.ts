import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, aPerson, findings } from '#test/support/browser.ts'
import { chooseAll } from '#test/support/case-form.ts'
import { tabTo } from '#test/support/keyboard.ts'
import { aServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let browser: Browser
beforeAll(async () => {
  server = await aServer()
  browser = await aBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const question = 'Hoe help ik een vader die burgemeester is?'
const story = (page: Page) => page.getByRole('textbox', { name: 'Wat speelt er' })
const panel = (page: Page) => page.locator('.marks-block')
const listed = (page: Page) => panel(page).locator('.notes > li')
/** The words of a text, without the numbers and signs that marks have beside them. */
const wordsOf = (page: Page) =>
  story(page).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const signs of copy.querySelectorAll('.trace-signs')) signs.remove()
    return copy.textContent ?? ''
  })

async function begin(page: Page) {
  await page.goto(`${server.url}/cases/new`)
  await page
    .getByRole('button', { name: /Casus inbrengen op/ })
    .first()
    .click()
  await page.waitForURL(/\/edit$/)
  await story(page).waitFor()
}

const saved = (page: Page) => expect.poll(() => page.locator('[data-saving="busy"]').count()).toBe(0)

/** Everything the page sends, to be searched for what must not be in it. */
function sent(page: Page): string[] {
  const all: string[] = []
  page.on('request', (request) => all.push(`${request.url()} ${request.postData() ?? ''}`))
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) =>
      all.push(typeof payload === 'string' ? payload : payload.toString('latin1')),
    ),
  )
  return all
}

describe('typing a case that gives someone away', () => {
  it('is marked while one types, resolved by keyboard alone, and placed by way of a second reader', async () => {
    const anna = await aPerson(browser, server.url, 'Anna')
    const { page } = anna
    await begin(page)
    const id = new URL(page.url()).pathname.split('/')[2]
    await chooseAll(page)
    await page.getByLabel('Uw vraag aan de groep').fill(question)
    await story(page).click()
    await page.keyboard.type('De school belde op 14 maart 2026. Daan (8) woont in Ommen.')
    await expect.poll(() => listed(page).count()).toBe(5)
    await panel(page).getByText('Herleidbaarheid: hoog').waitFor()
    expect(await findings(page)).toEqual([])

    // From the first mark on, by keyboard: the question’s role and the place stay, the rest is replaced.
    await page.keyboard.press('F8')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Vervang door/)
    await tabTo(page, /^Alles vervangen/)
    await page.keyboard.press('Enter')
    await expect.poll(() => wordsOf(page)).toMatch(/^De school belde op \[datum in voorjaar\]\. \[persoon 1\]/)
    await tabTo(page, 'Ongedaan maken')
    await page.keyboard.press('Enter')
    await expect.poll(() => wordsOf(page)).toBe('De school belde op 14 maart 2026. Daan (8) woont in Ommen.')

    await expect.poll(() => listed(page).count()).toBe(5)
    for (const words of ['burgemeester', 'Ommen']) {
      const mark = listed(page).filter({ hasText: `‘${words}’` })
      await mark.getByText('Samen met iets anders').waitFor() // a choice made before that is no choice about it
      await mark.getByRole('button', { name: 'Bewust laten staan' }).focus()
      await page.keyboard.press('Enter')
      await mark.getByRole('button', { name: 'Het advies hangt hiervan af' }).focus()
      await page.keyboard.press('Enter')
      await mark.getByText('Blijft staan').waitFor()
    }
    await tabTo(page, /^Alles vervangen/)
    await page.keyboard.press('Enter')
    await expect.poll(() => listed(page).filter({ hasText: 'Bewust laten staan' }).count()).toBe(0)
    await page.getByText('Opgeslagen om').first().waitFor()
    await saved(page)
    await page.getByRole('button', { name: 'Casus plaatsen' }).click()
    await page.waitForURL(/second-reader$/)

    const bram = await aPerson(browser, server.url, 'Bram')
    await bram.page.goto(`${server.url}/cases/${id}/second-reading`)
    await bram.page.locator('[data-combination="rare-role-and-place"]').getByText('‘Ommen’').waitFor()
    expect(await bram.page.locator('main').textContent()).not.toMatch(/Daan|14 maart/)
    expect(await findings(bram.page)).toEqual([])
    await bram.page.getByRole('button', { name: 'Vrijgeven' }).click()
    await bram.page.getByRole('heading', { level: 1, name: question }).waitFor()
    expect([...anna.faults, ...bram.faults]).toEqual([])
    await bram.leave()
    await anna.leave()
  })

  it('never sends or keeps the names that she typed to look for', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Anna')
    const all = sent(page)
    await begin(page)
    await page.getByText('Welke namen komen voor?').click()
    await page.getByLabel(/Deze namen blijven in dit venster/).fill('Zonnetje')
    await story(page).click()
    await page.keyboard.type('Het kind wil niet slapen.')
    await page.getByText('Opgeslagen om').first().waitFor()

    expect(all.length).toBeGreaterThan(0)
    expect(all.filter((one) => one.includes('Zonnetje'))).toEqual([])
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
    expect(kept).not.toMatch(/Zonnetje|slapen/)

    await page.keyboard.type(' Zonnetje huilt.')
    await listed(page).filter({ hasText: '‘Zonnetje’ is een naam die u zelf opgaf' }).waitFor()
    await leave()
  })

  it('is not marked while an input method is composing', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Anna')
    await begin(page)
    await story(page).click()
    const input = await page.context().newCDPSession(page)
    await input.send('Input.imeSetComposition', { text: 'Daan', selectionStart: 4, selectionEnd: 4 })
    // The question is looked at meanwhile: when its mark is there, the story's would have been too.
    await page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#field-question')
      if (!field) return
      field.value = 'Wat heeft Fatima nodig?'
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    })
    await listed(page).filter({ hasText: '‘Fatima’' }).waitFor()
    expect(await listed(page).filter({ hasText: '‘Daan’' }).count()).toBe(0)

    await input.send('Input.insertText', { text: 'Daan' })
    await listed(page).filter({ hasText: '‘Daan’' }).waitFor()
    await leave()
  })
})

describe('a reader who recognises a case', () => {
  it('no longer has it in any open window within a second, and the author hears it without a name', async () => {
    const freek = await aPerson(browser, server.url, 'Freek')
    await freek.page.goto(`${server.url}/boards`)
    await freek.page.getByRole('link', { name: 'Kinderen en jongeren' }).first().click()
    const card = freek.page.locator('a[href^="/cases/"]').first()
    const address = new URL((await card.getAttribute('href')) ?? '', server.url).href
    const name = ((await card.textContent()) ?? '').trim()
    const board = freek.page.url()
    await freek.page.goto(address)
    await freek.page.getByRole('heading', { level: 1, name }).waitFor()
    await freek.page.goto(board)
    const second = await freek.page.context().newPage()
    await second.goto(address)
    await second.getByRole('heading', { level: 1 }).waitFor()
    const third = await freek.page.context().newPage()
    await third.goto(address)
    await third.getByRole('button', { name: 'Ik herken deze casus' }).click()
    expect(await findings(third)).toEqual([])
    await freek.page.getByText(name).first().waitFor()

    await third.getByRole('button', { name: 'Verberg de casus' }).click()
    await third.getByText('De casus is verborgen.').waitFor()

    await second
      .getByText(/niet gevonden|Deze pagina is er niet/i)
      .first()
      .waitFor({ timeout: 1000 })
    await expect
      .poll(() => freek.page.locator(`a[href="${new URL(address).pathname}"]`).count(), { timeout: 3000 })
      .toBe(0)
    expect(freek.page.url()).toBe(board)

    const dina = await aPerson(browser, server.url, 'Dina')
    await dina.page.goto(`${server.url}/recognitions`)
    await dina.page.getByRole('heading', { name: /^Herkend door Freek/ }).waitFor()
    expect(await findings(dina.page)).toEqual([])
    await dina.page.getByRole('button', { name: /^Weer tonen aan Freek/ }).click()
    await dina.page.getByText('Er is nu geen casus herkend.').waitFor()
    await second.goto(address)
    await second.getByRole('heading', { level: 1, name }).waitFor()
    expect([...freek.faults, ...dina.faults]).toEqual([])
    await dina.leave()
    await freek.leave()
  })
})

describe('the page about the check', () => {
  it('says how, how well and what not, in both languages', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Anna')
    await page.goto(`${server.url}/anonymity`)

    await page.getByRole('heading', { level: 1, name: 'Hoe wij herleidbaarheid controleren' }).waitFor()
    await page.getByRole('heading', { name: 'Wat de controle niet kan' }).waitFor()
    expect(await findings(page)).toEqual([])
    await leave()
  })
})
