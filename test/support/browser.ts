import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { chromium } from './chromium.ts'

/** A real browser for a test file, with flags of Chromium beside ours. */
export async function aBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await chromium()
  return playwright.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  })
}

/** What went wrong in someone's pages: script errors, refused styles and scripts, failed requests of ours. */
export type Faults = string[]

/** Someone at their own screen: their own cookies, signed in as one of the example group. */
export async function aPerson(
  browser: Browser,
  url: string,
  firstName: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: Faults; leave(): Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: Faults = []
  page.on('pageerror', (error) => {
    // An answer half read when the person went on to another page is no fault of the page.
    if (!/BodyStreamBuffer was aborted/.test(String(error))) faults.push(String(error))
  })
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A page that is refused (404, 422) and a socket to a killed server are no faults of the page.
    if (/status of 4\d\d|WebSocket connection|ERR_CONNECTION_REFUSED|net::ERR/.test(message.text())) return
    faults.push(message.text())
  })
  await page.goto(`${url}/sign-in`)
  await page
    .getByRole('button', { name: new RegExp(`${firstName} `, 'i') })
    .first()
    .click()
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
  return { page, faults, leave: () => context.close() }
}

/** What axe finds on the page once nothing moves any more: rule and place. Only the named rules, where some are named. */
export async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const runOnly = rules ? [...rules] : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // What lies in something that is folded up is not drawn, and never comes to its end.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((motion) => (motion.effect as KeyframeEffect | null)?.target?.checkVisibility())
        .map((motion) => motion.finished),
    ),
  )
  const { violations } = await page.evaluate(
    (only) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: only }),
    runOnly,
  )
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}`))
}
