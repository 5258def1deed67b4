import type { Page } from 'playwright-core'

/**
 * Counts what somebody presses on a page, as product.md §5 counts: a click or tap on anything but a field, and a key
 * that does something outside a field (a shortcut). Filling in or choosing in a field is no click, nor is walking with
 * Tab, arrows or Escape.
 */
export async function clicksOn(page: Page): Promise<{ during(doing: () => Promise<unknown>): Promise<number> }> {
  let count = 0
  await page.exposeFunction('pressedForReal', () => {
    count += 1
  })
  const watch = () => {
    const marked = globalThis as unknown as { watched?: true; pressedForReal(): void }
    if (marked.watched) return
    marked.watched = true
    const isField = (target: EventTarget | null) =>
      target instanceof Element &&
      target.closest('a, button, summary') === null &&
      target.closest('input, select, textarea, label, [contenteditable="true"]') !== null
    addEventListener(
      'pointerdown',
      ({ isTrusted, target }) => isTrusted && !isField(target) && marked.pressedForReal(),
      {
        capture: true,
      },
    )
    addEventListener(
      'keydown',
      ({ isTrusted, key, ctrlKey, metaKey, target }) => {
        const goesAbout = ['Tab', 'Escape', 'Control', 'Shift', 'Alt', 'Meta'].includes(key) || key.startsWith('Arrow')
        if (isTrusted && !goesAbout && (ctrlKey || metaKey || !isField(target))) marked.pressedForReal()
      },
      { capture: true },
    )
  }
  await page.addInitScript(watch)
  await page.evaluate(watch)
  return {
    async during(doing) {
      const before = count
      await doing()
      return count - before
    },
  }
}
