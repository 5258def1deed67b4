import { Crowded } from './away.ts'
import type { Pool, Tx } from './connect.ts'

/** On whose behalf a query runs. Only ever set for the length of one transaction. */
export interface OnBehalfOf {
  readonly id: string
}

/**
 * Runs `work` in one transaction as `member`: the database role and the member's id are set locally, so
 * that nothing leaks to the next user of the connection. Throws whatever `work` throws, after a rollback.
 * @throws {Crowded} when no connection comes free in time
 */
export const as = <T>(pool: Pool, member: OnBehalfOf, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(pool, 'meedenken_member', member.id, work)

/** The installation's own work (jobs, the example group, what follows a commit): one transaction, no member. */
export const asSystem = <T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(pool, 'meedenken_system', '', work)

/** The committer of shared text: its own role, which reads rights and writes documents and nothing else. */
export const asCommitter = <T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(pool, 'meedenken_committer', '', work)

/** The doorkeeper: who comes in, and with what. The only one that reads passwords, keys and codes. */
export const asDoor = <T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(pool, 'meedenken_door', '', work)

async function within<T>(pool: Pool, role: string, member: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await turnOf(pool)
  try {
    return (await pool.begin(async (tx) => {
      await tx`select set_config('role', ${role}, true), set_config('app.member', ${member}, true)`
      return work(tx)
    })) as T
  } finally {
    done()
  }
}

/** Milliseconds someone waits for a connection, and how many may wait at once. */
export const patience = { ms: 4000, waiting: 200 } as const

/** Who runs and who waits on each pool: the client's own queue has no end and no clock. */
const turns = new WeakMap<Pool, { running: number; waiting: (() => void)[] }>()

/** Takes one of the pool's connections. Answers the deed that gives it back. @throws {Crowded} */
function turnOf(pool: Pool): Promise<() => void> {
  const turn = turns.get(pool) ?? { running: 0, waiting: [] }
  turns.set(pool, turn)
  const giveBack = () => {
    const next = turn.waiting.shift()
    if (next) next()
    else turn.running -= 1
  }
  if (turn.running < pool.options.max) {
    turn.running += 1
    return Promise.resolve(giveBack)
  }
  if (turn.waiting.length >= patience.waiting) return Promise.reject(new Crowded())
  return new Promise((take, fail) => {
    const mine = () => {
      clearTimeout(timer)
      take(giveBack)
    }
    const timer = setTimeout(() => {
      turn.waiting.splice(turn.waiting.indexOf(mine), 1)
      fail(new Crowded())
    }, patience.ms)
    turn.waiting.push(mine)
  })
}
