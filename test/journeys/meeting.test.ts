import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read } from '#test/domain/meeting/a-meeting.ts'
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

const nextYear = new Date().getFullYear() + 1
const minutes = (page: Page) => page.getByRole('textbox', { name: 'Verslag' })

/** The calendar file of the newest mail to Bram, as the outbox of the trial shows it. */
async function newestCalendarOfBram(page: Page) {
  await page.goto(`${server.url}/outbox`)
  await page.locator('tbody tr', { hasText: 'Bram Bos' }).first().locator('a').click()
  await page.waitForURL(/\/outbox\/[\w-]+$/)
  const file = await page.request.get(`${page.url()}/calendar.ics`)
  expect(file.headers()['content-type']).toContain('text/calendar')
  return read(await file.text())
}

describe('a meeting', () => {
  it('is planned, filled, prepared together, moved and cancelled; each mail’s calendar file updates the one before', async () => {
    const dina = await aPerson(browser, server.url, 'Dina')
    const { page } = dina
    await page.goto(`${server.url}/meetings`)
    await page.getByRole('link', { name: 'Bijeenkomst plannen: Kinderen en jongeren' }).click()
    await page.getByLabel('Datum').fill(`${nextYear}-03-09`)
    await page.getByLabel('Begin').fill('16:00')
    await page.getByLabel('Einde').fill('15:00')
    await page.getByLabel('Plaats').fill('Zaal 3')
    await page.getByRole('button', { name: 'Bijeenkomst plannen' }).click()
    await page.getByText('Het einde moet na het begin liggen.').waitFor()
    expect(await page.getByLabel('Plaats').inputValue()).toBe('Zaal 3')
    await page.getByLabel('Einde').fill('17:30')
    await page.getByRole('button', { name: 'Bijeenkomst plannen' }).click()
    await page.waitForURL(/\/meetings\/[\w-]{36}/)
    const address = page.url()

    const waiting = page.locator('.waiting li').first()
    const question = (await waiting.locator('.question').textContent()) ?? ''
    await waiting.getByRole('button', { name: 'Op de agenda' }).click()
    await page.locator('.slot h3', { hasText: question }).waitFor()
    await page.getByRole('button', { name: /^Alle \w+ leden uitnodigen$/ }).click()
    await page.getByText(/mails liggen klaar/).waitFor()
    const invited = await newestCalendarOfBram(page)
    expect(invited).toMatchObject({ method: 'REQUEST', sequence: 0, status: 'CONFIRMED' })

    const bram = await aPerson(browser, server.url, 'Bram')
    await bram.page.goto(address)
    await bram.page.getByRole('button', { name: 'Ik kom', exact: true }).click()
    await bram.page.getByText('U komt.').waitFor()
    await page.goto(address)
    await minutes(page).click()
    await page.keyboard.type('Wij beginnen om vier uur.')
    await expect.poll(() => minutes(bram.page).textContent()).toContain('Wij beginnen om vier uur.')
    await minutes(bram.page).click()
    await bram.page.keyboard.type('Bram leidt het gesprek. ')
    for (const one of [page, bram.page]) {
      await expect.poll(() => minutes(one).textContent()).toContain('Wij beginnen om vier uur.')
      await expect.poll(() => minutes(one).textContent()).toContain('Bram leidt het gesprek.')
    }

    await page.getByRole('link', { name: 'Verzetten' }).click()
    await page.getByLabel('Begin').fill('15:00')
    await page.getByRole('button', { name: 'Bijeenkomst verzetten' }).click()
    await page.getByText(/mails? l/).waitFor()
    await bram.page.getByRole('heading', { level: 1, name: /15\.00 tot 17\.30 uur/ }).waitFor()
    const moved = await newestCalendarOfBram(page)
    expect(moved).toMatchObject({ method: 'REQUEST', uid: invited.uid, sequence: 1, status: 'CONFIRMED' })
    expect(invited.start.getTime() - moved.start.getTime()).toBe(60 * 60_000)

    await page.goto(address)
    await page.getByRole('link', { name: 'Afzeggen' }).click()
    await page.getByRole('button', { name: 'Bijeenkomst afzeggen' }).click()
    await page.getByText('Deze bijeenkomst gaat niet door.').waitFor()
    await bram.page.getByText('Deze bijeenkomst gaat niet door.').waitFor()
    const cancelled = await newestCalendarOfBram(page)
    expect(cancelled).toMatchObject({ method: 'CANCEL', uid: invited.uid, sequence: 2, status: 'CANCELLED' })

    expect([...dina.faults, ...bram.faults]).toEqual([])
    await dina.leave()
    await bram.leave()
  })
})

describe('with the keyboard alone', () => {
  it('one plans a meeting, fills its agenda, invites, moves and cancels', async () => {
    const { page, leave } = await aPerson(browser, server.url, 'Dina')
    const press = async (name: string | RegExp) => {
      await tabTo(page, name)
      await page.keyboard.press('Enter')
    }
    await page.goto(`${server.url}/meetings`)
    await page.locator('main').focus()
    await press('Bijeenkomst plannen: Kinderen en jongeren')
    await page.waitForURL(/\/meetings\/new$/)
    await tabTo(page, 'Datum')
    await page.keyboard.type(`1204${nextYear}`)
    await tabTo(page, 'Begin')
    await page.keyboard.type('1600')
    await tabTo(page, 'Einde')
    await page.keyboard.type('1730')
    await tabTo(page, 'Plaats')
    await page.keyboard.type('Zaal 3')
    await press('Bijeenkomst plannen')
    await page.waitForURL(/\/meetings\/[\w-]{36}/)

    const slots = () => page.locator('.slot h3').allTextContents()
    const before = await slots()
    await press(/^Op de agenda/)
    await expect.poll(async () => (await slots()).length).toBe(before.length + 1)
    const order = await slots()
    await press(/: later$/)
    await expect.poll(async () => (await slots()).join()).not.toBe(order.join())
    await press(/leden uitnodigen$/)
    await page.getByText(/mails liggen klaar/).waitFor()

    await page.locator('main').focus()
    await press('Verzetten')
    await page.waitForURL(/\/change$/)
    await tabTo(page, 'Begin')
    await page.keyboard.type('1500')
    await press('Bijeenkomst verzetten')
    await page.waitForURL(/\?mails=\d+$/)
    await page.locator('main').focus()
    await press('Afzeggen')
    await page.waitForURL(/\/cancellation$/)
    await press('Bijeenkomst afzeggen')
    await page.getByText('Deze bijeenkomst gaat niet door.').waitFor()
    await leave()
  })
})
