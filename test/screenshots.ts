// `npm run screenshots`: pictures of the main pages of the example group, for docs/screenshots.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { aBrowser, aPerson } from '#test/support/browser.ts'
import { aServer } from '#test/support/server.ts'

const { values: asked } = parseArgs({ options: { to: { type: 'string', default: 'docs/screenshots' } } })

/** The address of the first link on `list` that leads to a page of this kind. */
const first = (list: string, kind: RegExp) => async (page: Page, url: string) => {
  await page.goto(`${url}${list}`)
  const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  return hrefs.find((href) => href && kind.test(href)) ?? list
}
const at = (path: string) => async () => path

/** Name of the picture, who looks, and where. */
const views: Record<string, [who: string | null, where: (page: Page, url: string) => Promise<string>]> = {
  'sign-in': [null, at('/sign-in')],
  home: ['Anna', at('/')],
  board: ['Bram', first('/boards', /^\/boards\/[0-9a-f-]{36}$/)],
  case: ['Bram', first('/', /^\/cases\/[0-9a-f-]{36}$/)],
  'new-case': ['Anna', at('/cases/new')],
  practice: ['Bram', first('/practice', /^\/practice\/(?!new)[\w-]+$/)],
  meeting: ['Dina', first('/meetings', /^\/meetings\/[0-9a-f-]{36}$/)],
}
const screens = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

mkdirSync(asked.to, { recursive: true })
const server = await aServer()
const browser = await aBrowser()
try {
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const options = { viewport, colorScheme, isMobile: screen === 'phone', hasTouch: screen === 'phone' }
      for (const [name, [who, where]] of Object.entries(views)) {
        const person = who ? await aPerson(browser, server.url, who, options) : null
        const page = person?.page ?? (await browser.newPage(options))
        await page.goto(`${server.url}${await where(page, server.url)}`, { waitUntil: 'load' })
        await page.waitForTimeout(1200) // carets, saved state and fonts are in place
        await page.screenshot({
          path: join(asked.to, `${name}-${screen}-${colorScheme}.png`),
        })
        await page.context().close()
      }
    }
  }
} finally {
  await browser.close()
  await server.remove()
}
