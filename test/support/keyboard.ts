import type { Page } from 'playwright-core'

/** Presses Tab until something of this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab') {
  for (let presses = 0; presses < 200; presses++) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    await page.keyboard.press(key)
  }
  throw new Error(`No way to ${name} by keyboard`)
}

/** The name of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null
    return (
      document.getElementById(element?.getAttribute('aria-labelledby') ?? '')?.textContent ??
      element?.labels?.[0]?.textContent ??
      element?.getAttribute('aria-label') ??
      element?.textContent ??
      ''
    ).trim()
  })
