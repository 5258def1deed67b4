import { readFileSync } from 'node:fs'
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

/** The file that comes of pressing a link: its name and its bytes. */
async function downloaded(page: Page, link: string) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

describe('the figures', () => {
  it('are one click from the coordinator’s first page, as chart, table, CSV and a report with its Word file', async () => {
    const { page, faults } = await aPerson(browser, server.url, 'Dina')
    const year = new Date().getFullYear()
    await page.getByRole('link', { name: 'Hoe snel kwam er hulp, en wat leverde het op?' }).click()
    await page.getByRole('heading', { name: `Cijfers van ${year}` }).waitFor()

    expect(await page.locator('figure.bars svg').first().isVisible()).toBe(true)
    const waits = page.getByRole('table', { name: 'Wachttijd tot de eerste reactie en het eerste advies' })
    const firstAdvice = waits.getByRole('row', { name: /^Eerste advies/ }).getByRole('cell')
    expect(await firstAdvice.allTextContents()).toEqual([
      expect.stringMatching(/werkdag|dezelfde dag/),
      expect.stringMatching(/werkdag|dezelfde dag/),
    ])
    const csv = await downloaded(page, 'Downloaden als CSV')
    expect(csv.name).toBe(`cijfers-${year}.csv`)
    expect(csv.bytes.toString()).toMatch(/^Jaar,Onderdeel,Wat,Maat,Waarde\r\n/)
    await page.getByRole('link', { name: 'Voortgangsrapportage maken' }).click()
    await page.getByRole('heading', { level: 1, name: `Voortgangsrapportage ${year}` }).waitFor()
    const report = await downloaded(page, 'Downloaden als Word-bestand')
    expect([report.name, report.bytes.subarray(0, 2).toString()]).toEqual([`voortgangsrapportage-${year}.docx`, 'PK'])
    // On paper there is the report and nothing around it.
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('link', { name: 'Downloaden als Word-bestand' }).isVisible()).toBe(false)
    expect(await page.locator('.masthead').isVisible()).toBe(false)
    expect(await page.getByRole('table').first().isVisible()).toBe(true)
    expect(faults).toEqual([])
  })
})

describe('a case for one’s own record', () => {
  it('is printed and kept as text by its author, with who took it and when, and without a name of a colleague', async () => {
    const { page, faults } = await aPerson(browser, server.url, 'Anna')
    await page.goto(`${server.url}/boards`)
    await page.getByRole('main').locator('a[href^="/boards/"]').first().click()
    await page.locator('.card[data-state="in-progress"] .ask a').first().click()
    await page.getByRole('link', { name: 'Voor eigen dossier' }).click()

    await page.getByText(/^Vertrouwelijk\. Casus C-\d{4}, opgehaald door Anna Aalders op .+\.$/).waitFor()
    expect(await page.title()).toMatch(/^Casus C-\d{4}, voor eigen dossier · Meedenken$/)
    const record = await page.locator('article.record').innerText()
    const file = await downloaded(page, 'Downloaden als tekst (Markdown)')
    expect(file.name).toBe('casus-voor-eigen-dossier.md')
    for (const text of [record, file.bytes.toString()]) {
      expect(text).toContain('Advies, ')
      expect(text).not.toMatch(/Bram|Samira/)
    }
    expect(faults).toEqual([])
  })
})
