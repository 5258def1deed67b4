import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectOwner, type Pool } from '#db/connect.ts'
import { runningPostgres } from '#db/postgres/running.ts'
import { aBrowser, aPerson } from '#test/support/browser.ts'
import { chooseAll } from '#test/support/case-form.ts'
import { clicksOn } from '#test/support/clicks.ts'
import { aServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let browser: Browser
let clock: Pool
beforeAll(async () => {
  server = await aServer()
  browser = await aBrowser()
  clock = connectOwner((await runningPostgres(join(server.dataDir, 'postgres'))) ?? '')
}, 180_000)
afterAll(async () => {
  await clock?.end()
  await browser?.close()
  await server?.remove()
})

/** Somebody at their own screen, whose clicks are counted. */
async function at(name: string) {
  const person = await aPerson(browser, server.url, name)
  return { ...person, clicks: await clicksOn(person.page) }
}
/** Here nothing is timed: what is promised in ms is measured by `npm run bench:board`. */
const soon = { timeout: 30_000 }
const question = 'Wanneer begin ik met EMDR als de omgang nog niet geregeld is?'
const earlier = 'Kan ik met EMDR beginnen zolang de omgang met vader niet geregeld is?'
const save = (page: Page) => expect.poll(() => page.locator('[data-saving="busy"]').count(), soon).toBe(0)
const start = (page: Page) => page.goto(server.url)
/** What waits on Start with this name, the first thing included. */
const waits = (page: Page, name: string) => page.locator('section.turn, .row').filter({ hasText: name }).first()

async function toTheBoard(page: Page) {
  await page.goto(`${server.url}/boards`)
  await page.getByRole('link', { name: 'Kinderen en jongeren' }).click()
  await page.getByText('Dit bord beweegt mee').waitFor()
}

describe('a question that is answered, tried and learned from', () => {
  it('goes from the form to the closed pile, in as few clicks as were promised', async () => {
    const [anna, bram, dina] = await Promise.all(['Anna', 'Bram', 'Dina'].map(at))
    const clicks: Record<string, number> = {}

    // T3, T5: bring in a case; what was asked before stands at the question.
    await start(anna!.page)
    clicks.T3 = await anna!.clicks.during(async () => {
      const { page } = anna!
      await page.getByRole('banner').getByRole('button', { name: 'Casus inbrengen' }).click()
      await page.waitForURL(/\/edit$/)
      clicks.T5 = await anna!.clicks.during(async () => {
        await page.getByLabel('Uw vraag aan de groep').fill(question)
        await page.getByText('Eerder gevraagd').waitFor()
        await page.getByRole('link', { name: earlier }).waitFor()
      })
      await chooseAll(page)
      await page.getByRole('textbox', { name: 'Wat speelt er' }).click()
      await page.keyboard.insertText('Het kind slaapt slecht en vraagt elke week naar de omgang.')
      await page.getByText('Opgeslagen om').first().waitFor()
      await save(page)
      await page.getByRole('button', { name: 'Casus plaatsen' }).click()
      await page.waitForURL(/\?placed$/)
    })
    const address = anna!.page.url().replace('?placed', '')
    const caseId = address.split('/').at(-1) as string
    const card = (page: Page, column: string) => page.locator(`[data-column="${column}"] [data-card="${caseId}"]`)

    // E4, E5: by keyboard to another column, spoken, seen by who looks at the board; the card keeps the focus; and back.
    await Promise.all([toTheBoard(dina!.page), toTheBoard(bram!.page)])
    const focused = () => dina!.page.evaluate(() => document.activeElement?.textContent)
    await card(dina!.page, 'open').locator('.ask a').focus()
    clicks.E4 = await dina!.clicks.during(async () => {
      await dina!.page.keyboard.press('m')
      await dina!.page.locator('.dialog.move:popover-open').waitFor()
      await dina!.page.keyboard.press('w')
      await dina!.page.getByRole('status').getByText('staat nu bij Wacht op inbrenger').waitFor()
    })
    await expect.poll(focused, soon).toBe(question)
    await card(bram!.page, 'waiting').waitFor()
    clicks.E5 = await dina!.clicks.during(async () => {
      await dina!.page.keyboard.press('Control+z')
      await card(dina!.page, 'open').waitFor()
    })
    await expect.poll(focused, soon).toBe(question)
    await card(bram!.page, 'open').waitFor()

    // T6, E1: one click asks an expert member, who finds it on the first page.
    clicks.T6 = await anna!.clicks.during(() => anna!.page.getByRole('button', { name: 'Vraag Bram Bos' }).click())
    await anna!.page
      .getByText('Bram Bos gevraagd')
      .or(anna!.page.getByText(/^Bram Bos/))
      .first()
      .waitFor()
    clicks.E1 = await bram!.clicks.during(async () => {
      await start(bram!.page)
      await waits(bram!.page, question).waitFor()
    })

    // He asks something first; she answers in one go, and he sees it without a reload.
    await bram!.page.goto(address)
    await bram!.page.getByLabel('Iets vragen om het beter te begrijpen').check()
    await bram!.page.getByLabel('Uw vraag', { exact: true }).fill('Wie is er na een zitting bij het kind?')
    await bram!.page.keyboard.press('Control+Enter')
    await anna!.page.getByText('Wie is er na een zitting bij het kind?').waitFor()
    clicks.T8 = await anna!.clicks.during(async () => {
      await anna!.page.getByLabel('Uw antwoord').fill('Moeder, elke keer.')
      await anna!.page.keyboard.press('Control+Enter')
      await bram!.page.getByText('Moeder, elke keer.').waitFor()
    })

    // E2: three hours later, while she is elsewhere: from Start to a placed advice.
    await start(anna!.page)
    await clock`update contributions set written_at = written_at - interval '3 hours' where case_id = ${caseId}`
    await clock`update case_requests set asked_at = asked_at - interval '3 hours' where case_id = ${caseId}`
    await clock`update case_visits set seen_at = seen_at - interval '3 hours' where case_id = ${caseId}`
    await start(bram!.page)
    clicks.E2 = await bram!.clicks.during(async () => {
      const { page } = bram!
      await waits(page, question).getByRole('link').first().click()
      await page.getByLabel('Uw advies', { exact: true }).fill('Begin klein, met moeder erbij.')
      await page.keyboard.press('Control+Enter')
      await page.locator('.said', { hasText: 'Begin klein, met moeder erbij.' }).waitFor()
    })

    // T7, T9: from the mail to the answer, new; and what she does with it.
    await dina!.page.goto(`${server.url}/outbox`)
    await expect
      .poll(async () => {
        await dina!.page.reload()
        return dina!.page.getByRole('link', { name: /Anna Aalders/ }).count()
      })
      .toBeGreaterThan(1)
    await dina!.page
      .getByRole('link', { name: /Anna Aalders/ })
      .first()
      .click()
    const mail = (await dina!.page.locator('.letter').textContent()) ?? ''
    const link = /\S+\/messages\/[\w-]{36}/.exec(mail)?.[0] ?? ''
    await anna!.page.goto(link)
    await anna!.page.locator('[id^="said-"]:focus').getByText('Begin klein, met moeder erbij.').waitFor()
    await anna!.page.locator('[id^="said-"]:focus .new-to-you').first().waitFor()
    clicks.T9 = await anna!.clicks.during(() => anna!.page.getByRole('button', { name: 'Ga ik doen' }).click())
    await bram!.page.getByText('Dit volgt de inbrenger op').waitFor()

    // The summary: written together, accepted by her; four questions, and it waits for how it went.
    await bram!.page.getByRole('button', { name: 'Begin met een opzet' }).click()
    await bram!.page
      .getByRole('textbox', { name: 'Samenvatting van adviezen' })
      .getByText('Begin klein')
      .first()
      .waitFor()
    await bram!.page.getByRole('button', { name: 'De samenvatting is klaar' }).click()
    await anna!.page.getByRole('button', { name: 'Samenvatting aannemen' }).click()
    await anna!.page.getByLabel('Het bevestigde mijn plan').check()
    await anna!.page.getByRole('group', { name: 'Hoeveel had u eraan?' }).getByLabel('4').check()
    await anna!.page.getByLabel('Wat gaat u doen?').fill('Ik begin klein.')
    await anna!.page.getByLabel('Nee, geen les').check()
    await anna!.page.getByRole('button', { name: 'Afsluitvragen versturen' }).click()
    await anna!.page.getByText('vragen we hoe het ging').waitFor()

    // Too early to close: on the board it goes back, with the reason, and nobody else saw it move.
    await Promise.all([toTheBoard(dina!.page), toTheBoard(bram!.page)])
    await card(dina!.page, 'summarised').locator('.ask a').focus()
    await dina!.page.keyboard.press('m')
    await dina!.page.locator('.dialog.move:popover-open').waitFor()
    await dina!.page.keyboard.press('a')
    await dina!.page.getByRole('status').getByText('De terugkoppeling is nog niet gegeven').waitFor()
    await card(dina!.page, 'summarised').waitFor()
    expect(await card(bram!.page, 'summarised').count()).toBe(1)

    // T10: eight weeks later, right on Start.
    await clock`update case_outcomes set follow_up_due_at = now() - interval '1 hour' where case_id = ${caseId}`
    await start(anna!.page)
    clicks.T10 = await anna!.clicks.during(async () => {
      const form = waits(anna!.page, question).locator('.quick-follow-up')
      await form.getByLabel('4').check()
      await form.getByRole('button', { name: 'Beter' }).click()
      await form.waitFor({ state: 'detached' })
    })

    // Nothing is left to wait for: it closes by itself, before the eyes of who looks at the board.
    await expect.poll(() => card(bram!.page, 'closed').count(), soon).toBe(1)

    expect(clicks).toEqual({ T3: 2, T5: 0, T6: 1, T8: 1, T9: 1, T10: 1, E1: 0, E2: 2, E4: 2, E5: 1 })
    expect([...anna!.faults, ...bram!.faults, ...dina!.faults]).toEqual([])
    await Promise.all([anna, bram, dina].map((one) => one!.leave()))
  }, 240_000)
})

describe('a case that stays silent', () => {
  it('stands on the list of the coordinator, who asks somebody with one click; that one finds it on Start', async () => {
    const silent = 'Hoe herken ik dissociatie bij een jongere die vooral moe lijkt?'
    const [dina, bram] = await Promise.all(['Dina', 'Bram'].map(at))
    await start(dina!.page)
    await dina!.page.getByRole('link', { name: 'Alle stille casussen' }).click()
    const row = dina!.page.locator('.row', { hasText: silent })
    await row
      .getByText(/werkdag/)
      .first()
      .waitFor()

    const clicks = await dina!.clicks.during(() => row.getByRole('button', { name: 'Vraag Bram Bos' }).click())

    expect(clicks).toBe(1)
    await row.getByText(/Bram Bos: /).waitFor()
    await start(bram!.page)
    await waits(bram!.page, silent).getByText('Dina Duin').waitFor()
    await Promise.all([dina!.leave(), bram!.leave()])
  })
})

describe('what was asked before', () => {
  it('is shown to nobody who may not read it', async () => {
    const chris = await at('Chris')
    await start(chris.page)
    await chris.page.getByRole('banner').getByRole('button', { name: 'Casus inbrengen' }).click()

    await chris.page.getByLabel('Uw vraag aan de groep').fill(`Is exposure na partnergeweld te vroeg? ${earlier}`)

    await chris.page.getByRole('link', { name: /exposure te vroeg komt/ }).waitFor()
    expect(await chris.page.getByRole('link', { name: earlier }).count()).toBe(0)
    await chris.leave()
  })
})
