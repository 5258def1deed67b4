/**
 * How much a promise is tried: `short` in `npm test`, `middle` in `.ci/run`, `long` in `npm run test:long`. The one place
 * that reads TEST_SIZE, and SEED, with which a run can be repeated.
 */
export type Size = 'short' | 'middle' | 'long'

export const size: Size = (['middle', 'long'] as const).find((one) => one === process.env.TEST_SIZE) ?? 'short'

/** What this size asks for. */
export const sized = <T>(by: Record<Size, T>): T => by[size]

export const seed = Number(process.env.SEED ?? 20261124)

/** Whole numbers below a bound, the same ones for the same seed. */
export function chance(from: number): (below: number) => number {
  let state = (from ^ 0x9e3779b9) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** Says what was tried and counted, with the seed that repeats it. */
export function tell(what: string, counts: Record<string, number | string>): void {
  const said = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  console.log(`${what} [${size}, seed ${seed}]: ${said.join(', ')}`)
}
