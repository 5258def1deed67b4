import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { connectOwner } from '#db/connect.ts'
import { runningPostgres } from '#db/postgres/running.ts'
import { aBrowser, aPerson } from '#test/support/browser.ts'
import { aServer } from '#test/support/server.ts'
import { quantile } from '../collab/speech.ts'
import { fillBoard } from './fill.ts'

/**
 * `npm run bench:board`: from the address to a board that one can use, and from a move to the other browser's screen,
 * in a real browser at the production server. BENCH_OPENINGS and BENCH_MOVES say how often.
 */
const sizes = [100, 1000, 5000]
const openings = Number(process.env.BENCH_OPENINGS ?? 20)
const movements = Number(process.env.BENCH_MOVES ?? 100)

const server = await aServer()
const owner = connectOwner((await runningPostgres(join(server.dataDir, 'postgres'))) ?? '')
const boards: { size: number; address: string }[] = []
for (const size of sizes) boards.push({ size, address: `/boards/${await fillBoard(owner, size)}` })
await owner`analyze`
await owner.end()
await server.stop()
await server.restart()
const browser = await aBrowser()

/** ms from the address to cards on the screen, and to a board that follows and answers to keys and clicks. */
async function opened(page: Page, address: string): Promise<{ seen: number; usable: number; answered: number }> {
  await page.goto(`${server.url}${address}`, { waitUntil: 'commit' })
  await page.getByText('Dit bord beweegt mee').waitFor()
  return page.evaluate(() => {
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const times = (globalThis as unknown as { boardTimes: { seen: number; usable: number } }).boardTimes
    return { ...times, answered: load?.responseStart ?? 0 }
  })
}

/** Writes down, in the page itself, when the first card is drawn and when the board says that it is live. */
const watchOpening = () => {
  const times = { seen: 0, usable: 0 }
  Object.assign(globalThis, { boardTimes: times })
  const look = () => {
    if (!times.seen && document.querySelector('.card .ask a')) times.seen = performance.now()
    if (!times.usable && document.body?.textContent?.includes('Dit bord beweegt mee')) times.usable = performance.now()
    if (!times.usable) requestAnimationFrame(look)
  }
  look()
}

/** The moment, on the clock of the machine, at which a card is drawn in this column no more. */
const goneFrom = ({ column, id }: { column: string; id: string }) =>
  new Promise<number>((done) => {
    const look = () => {
      if (document.querySelector(`[data-column="${column}"] [data-card="${id}"]`)) requestAnimationFrame(look)
      else done(performance.timeOrigin + performance.now())
    }
    look()
  })

/** Moves the first open card; answers the ms until it had left its place on the other screen. */
async function moved(mover: Page, other: Page): Promise<number> {
  const card = mover.locator('[data-column="open"] .card').first()
  const id = (await card.getAttribute('data-card')) ?? ''
  await other.locator(`[data-column="open"] [data-card="${id}"]`).waitFor()
  const seen = other.evaluate(goneFrom, { column: 'open', id })
  await card.locator('[data-opens]').click()
  const at = await mover.locator('.dialog.move:popover-open [data-deed="case.start"]').evaluate((button) => {
    const now = performance.timeOrigin + performance.now()
    ;(button as HTMLElement).click()
    return now
  })
  return (await seen) - at
}

const ms = (all: readonly number[], q: number) => Math.round(quantile([...all], q))
const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(', ')

console.log(`${cpus()[0]?.model ?? ''}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; load ${load()}`)
console.log(`${openings} openings and ${movements} moves each\n`)
console.log(
  '| cards | answer p50 ms | first cards p50 · p99 ms | usable p50 · p99 ms | move seen p50 · p99 ms | load |',
)
console.log('| ---: | ---: | ---: | ---: | ---: | --- |')
try {
  const [dina, bram] = await Promise.all([aPerson(browser, server.url, 'Dina'), aPerson(browser, server.url, 'Bram')])
  // tsx gives functions their names by a helper that pages do not have.
  for (const { page } of [dina, bram]) await page.addInitScript('globalThis.__name = (one) => one')
  await bram.page.addInitScript(watchOpening)
  for (const { size, address } of boards) {
    const times: Awaited<ReturnType<typeof opened>>[] = []
    for (let n = 0; n < openings; n++) times.push(await opened(bram.page, address))
    await opened(dina.page, address).catch(() => undefined)
    const waits: number[] = []
    const mostMoves = Math.min(movements, Math.floor(size / 6) - 1)
    for (let n = 0; n < mostMoves; n++) waits.push(await moved(dina.page, bram.page))
    const of = (one: 'seen' | 'usable') => times.map((time) => time[one])
    const answered = ms(
      times.map((time) => time.answered),
      0.5,
    )
    console.log(
      `| ${size.toLocaleString('en')} | ${answered} | ${ms(of('seen'), 0.5)} · ${ms(of('seen'), 0.99)} | ${ms(of('usable'), 0.5)} · ${ms(of('usable'), 0.99)} | ${ms(waits, 0.5)} · ${ms(waits, 0.99)} | ${load()} |`,
    )
  }
} finally {
  await browser.close()
  await server.remove()
}
