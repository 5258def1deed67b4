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

/** As a municipality writes; invented from the first letter to the last. */
const letter = `Gemeente Voorbeeld
Datum: 14 maart 2026
Ons kenmerk: Z-2026-004512
Contactpersoon: mw. J.P. de Vries
Telefoon: 0172 - 46 51 11 of 06 12 34 56 78
Postbus 13, 2400 AA Voorbeeldstad
Het college heeft besloten dat het kind voorlopig bij familie woont.`

const words = ['14 maart 2026', 'Z-2026-004512', 'de Vries', '46 51 11', '06 12 34 56 78', '2400 AA']

const question = 'Hoe begin ik als de brief van de gemeente nog vragen oproept?'
const story = (page: Page) => page.getByRole('textbox', { name: 'Wat speelt er' })
const panel = (page: Page) => page.locator('.marks-block')

/** Begins a case on the first board of whoever looks. */
async function begin(page: Page) {
  await page.goto(`${server.url}/cases/new`)
  await page
    .getByRole('button', { name: /Casus inbrengen op/ })
    .first()
    .click()
  await page.waitForURL(/\/edit$/)
  await story(page).waitFor()
}

async function fillIn(page: Page) {
  await page.getByLabel('Uw vraag aan de groep').fill(question)
  await chooseAll(page)
}

/** Pastes as a browser does, from a letter. */
const paste = (page: Page, text: string) =>
  story(page).evaluate((element, words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

/** Takes the proposal of every mark, or leaves it on purpose where there is none. */
async function resolveAll(page: Page) {
  for (let tries = 0; tries < 40; tries++) {
    const proposal = panel(page).locator('.actions .button.second').first()
    const keep = panel(page).getByRole('button', { name: 'Bewust laten staan' }).first()
    if (await proposal.count()) await proposal.click()
    else if (await keep.count()) {
      await keep.click()
      await panel(page).locator('.keep-why .button').first().click()
    } else return
    await page.waitForTimeout(450)
  }
}

describe('a letter of the municipality, pasted into a case', () => {
  it('is refused until each mark is resolved, also by a direct request; then colleagues read it and advise', async () => {
    const anna = await aPerson(browser, server.url, 'Anna')
    const { page } = anna
    await begin(page)
    await fillIn(page)
    await story(page).click()
    await paste(page, letter)
    await expect.poll(() => panel(page).locator('.notes > li').count(), { timeout: 5000 }).toBeGreaterThanOrEqual(6)
    await page.getByText('Opgeslagen om').first().waitFor()

    await page.getByRole('button', { name: 'Casus plaatsen' }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: /Nog (één ding|\d+ dingen)/ })
      .waitFor()
    const direct = await page.evaluate(async () => {
      const answer = await fetch(location.pathname.replace('/edit', '/publication'), {
        method: 'POST',
        body: new URLSearchParams(),
      })
      return { status: answer.status, said: await answer.text() }
    })
    expect(direct.status).toBe(422)
    for (const word of words) expect(direct.said).not.toContain(word)

    await resolveAll(page)
    await page.getByText('Opgeslagen om').first().waitFor()
    await page.waitForTimeout(800)
    await page.getByRole('button', { name: 'Casus plaatsen' }).click()
    await page.waitForURL(/\/cases\/[\w-]+\?placed$/)
    await page.getByRole('heading', { level: 1, name: question }).waitFor()

    const bram = await aPerson(browser, server.url, 'Bram')
    const address = page.url().replace('?placed', '')
    await bram.page.goto(address)
    const read = await bram.page.locator('main').textContent()
    for (const word of words) expect(read).not.toContain(word)
    expect(read).toContain('Het college heeft besloten')

    await bram.page.getByLabel('Uw advies', { exact: true }).fill('Bel eerst met de school.')
    await bram.page.keyboard.press('Control+Enter')
    await page.getByText('Bel eerst met de school.').waitFor({ timeout: 3000 })
    await page.getByText('In behandeling').first().waitFor()
    await page.getByRole('button', { name: 'Ga ik doen' }).click()
    await bram.page.getByText('Dit volgt de inbrenger op').waitFor({ timeout: 3000 })

    expect([...anna.faults, ...bram.faults]).toEqual([])
    await Promise.all([anna.leave(), bram.leave()])
  })
})

describe('an advice with a name in it', () => {
  it('stays in the box, says where, and is placed once the name is gone', async () => {
    const { page, faults, leave } = await aPerson(browser, server.url, 'Bram')
    await page.goto(`${server.url}/boards`)
    await page.locator('main a[href^="/boards/"]').first().click()
    await page.locator('.card .ask a').first().click()
    const box = page.getByLabel('Uw advies', { exact: true })
    await box.fill('Vraag het aan mw. J.P. de Vries.')

    await page.getByRole('button', { name: 'Advies plaatsen' }).click()

    await page.getByRole('alert').filter({ hasText: 'verraden' }).waitFor()
    expect(await box.inputValue()).toBe('Vraag het aan mw. J.P. de Vries.')
    await box.fill('Vraag het aan de wijkverpleegkundige.')
    await page.getByRole('button', { name: 'Advies plaatsen' }).click()
    await page.locator('.said').filter({ hasText: 'Vraag het aan de wijkverpleegkundige.' }).first().waitFor()
    expect(faults).toEqual([])
    await leave()
  })
})

describe('the shared notes', () => {
  it('are written by two at once; a case that is hidden is gone from every open page, with what its reader was writing left to them', async () => {
    const [bram, samira, dina] = await Promise.all(
      ['Bram', 'Samira', 'Dina'].map((name) => aPerson(browser, server.url, name)),
    )
    await bram!.page.goto(`${server.url}/boards`)
    await bram!.page.locator('main a[href^="/boards/"]').first().click()
    await bram!.page.locator('.card:not([data-state="closed"]) .ask a').last().click()
    await bram!.page.waitForURL(/\/cases\//)
    for (const other of [samira!, dina!]) await other.page.goto(bram!.page.url())
    const notes = (page: Page) => page.getByRole('textbox', { name: 'Gezamenlijke notities' })
    await notes(bram!.page).click()
    await bram!.page.keyboard.type('Boven')
    await bram!.page.keyboard.press('Enter')
    await bram!.page.keyboard.type('Onder')
    await expect.poll(() => notes(samira!.page).textContent()).toContain('Onder')
    await notes(samira!.page).click()
    await samira!.page.keyboard.press('Control+End')
    await bram!.page.keyboard.press('Control+Home')
    await Promise.all([bram!.page.keyboard.type('Eerst rust. '), samira!.page.keyboard.type(' Dan oefenen.')])
    for (const { page } of [bram!, samira!, dina!]) {
      await expect.poll(() => notes(page).textContent()).toContain('Eerst rust.')
      await expect.poll(() => notes(page).textContent()).toContain('Dan oefenen.')
    }

    await samira!.page.getByLabel('Uw advies', { exact: true }).fill('Nog niet geplaatst.')
    await dina!.page.getByRole('button', { name: 'Casus verbergen' }).click()
    await dina!.page.getByRole('dialog').getByRole('button', { name: 'Casus verbergen' }).click()

    await samira!.page.getByText('Eerst rust.').waitFor({ state: 'detached', timeout: 3000 })
    const left = samira!.page.getByRole('dialog', { name: 'Uw tekst is niet geplaatst' })
    expect(await left.getByRole('textbox').inputValue()).toBe('Nog niet geplaatst.')
    await left.getByRole('button', { name: 'Sluiten' }).click()
    await samira!.page.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor()
    await dina!.page.getByText('Deze casus is verborgen.').first().waitFor()
    await dina!.page.getByRole('button', { name: 'Casus weer tonen' }).click()
    await dina!.page.getByRole('dialog').getByRole('button', { name: 'Casus weer tonen' }).click()
    await dina!.page.getByText('Deze casus is verborgen.').waitFor({ state: 'detached' })
    for (const one of [bram!, samira!, dina!]) await one.leave()
  })
})

describe('what is typed', () => {
  it('stays in the page when the session ends, and is saved by trying again', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Anna')
    await begin(page)
    const cookies = await page.context().cookies()
    await page.context().clearCookies()

    await page.getByLabel('Uw vraag aan de groep').fill(question)
    await page.getByText('Niet opgeslagen.').first().waitFor()
    expect(await page.getByLabel('Uw vraag aan de groep').inputValue()).toBe(question)

    await page.context().addCookies(cookies)
    await page.getByRole('button', { name: 'Opnieuw proberen' }).first().click()
    await page.locator('[data-saving="saved"]').first().waitFor()
    await page.reload()
    expect(await page.getByLabel('Uw vraag aan de groep').inputValue()).toBe(question)
    await leave()
  })
})

describe('doubt about safety', () => {
  it('shows whom to call, and lets one go on', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Anna')
    await begin(page)

    await page.getByRole('group', { name: 'Veiligheid nu' }).getByLabel('Twijfel').check()

    await page.getByText('Dit is geen meldpunt en wordt niet dag en nacht gelezen.').first().waitFor()
    expect(await page.getByRole('link', { name: /0800-2000/ }).getAttribute('href')).toBe('tel:08002000')
    await page.getByLabel('Ik ga verder met mijn vraag').check()
    await page.locator('.stop-screen [data-saving="saved"]').waitFor()
    expect(await findings(page)).toEqual([])
    await leave()
  })
})

describe('with the keyboard alone', () => {
  it('one brings in a case, resolves a mark and places it', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Anna')
    await begin(page)
    await page.locator('main').focus()
    const press = async (name: string, key: string) => {
      await tabTo(page, name)
      await page.keyboard.press(key)
    }
    await tabTo(page, 'Uw vraag aan de groep')
    await page.keyboard.type(question)
    for (const first of ['Diagnostiek', '0–3', 'Kind', 'Slachtoffer', 'Huiselijk geweld']) await press(first, 'Space')
    await press('Setting', 'ArrowDown')
    for (const first of ['Aanmelding of wachtlijst', 'Veilig']) await press(first, 'Space')
    await press('Meldcode doorlopen?', 'ArrowDown')
    await tabTo(page, 'Wat speelt er')
    await page.keyboard.type('De school belde op 14 maart 2026.')
    await expect.poll(() => panel(page).locator('.notes > li').count()).toBe(1)
    // The first choice has the focus.
    await page.keyboard.press('F8')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Vervang door/)
    await page.keyboard.press('Enter')
    await expect.poll(() => panel(page).locator('.notes > li').count()).toBe(0)
    for (const box of ['Er is nog niets geprobeerd', 'Deze week']) await press(box, 'Space')
    await tabTo(page, /^De casus is niet herleidbaar/)
    await page.keyboard.press('Space')
    for (let others = 0; others < 3; others++) {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
    }
    await page.getByText('Opgeslagen om').first().waitFor()
    // The last choice is on its way to the server while one goes on by keyboard.
    await expect.poll(() => page.locator('[data-saving="busy"]').count()).toBe(0)
    await press('Casus plaatsen', 'Enter')
    await page.waitForURL(/\/cases\/[\w-]+\?placed$/)
    await leave()
  })

  it('one moves a case, takes it back, and gives advice', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Bram')
    await page.goto(`${server.url}/boards`)
    await page.locator('main a[href^="/boards/"]').first().click()
    await page.locator('.card:not([data-state="closed"]) .ask a').first().click()
    await page.getByRole('heading', { name: 'Waar staan we' }).waitFor()
    const stands = () => page.locator('.course [aria-current]').textContent()
    const before = await stands()

    await tabTo(page, 'Verplaatsen')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Verplaatsen naar' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.moves') !== null)).toBe(true)
    await page.keyboard.press('Enter')
    await page.locator('.toast').waitFor()
    expect(await stands()).not.toBe(before)
    await tabTo(page, 'Terugzetten')
    await page.keyboard.press('Enter')
    await expect.poll(stands).toBe(before)

    await page.getByRole('heading', { name: 'Wat collega’s denken' }).evaluate((element) => {
      element.setAttribute('tabindex', '-1')
      element.focus()
    })
    await tabTo(page, 'Uw advies')
    await page.keyboard.type('Maak het klein en rustig.')
    await tabTo(page, 'Advies plaatsen')
    await page.keyboard.press('Enter')
    await page.locator('.said').filter({ hasText: 'Maak het klein en rustig.' }).first().waitFor()
    await leave()
  })
})
