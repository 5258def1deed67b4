import type { Db } from '../connect.ts'

/** How much may be tried before it slows down. Times in seconds. */
export interface Pace {
  /** Tries without any delay. */
  readonly free: number
  /** Delay after the first try beyond those; it doubles with each. */
  readonly delay: number
  readonly longest: number
  /** After this long without a try all is forgotten. */
  readonly forget: number
}

/**
 * Counts a try before it is looked at, so that many at once count as many. Answers 0 when it may go on, else the
 * seconds to wait; a try that has to wait is not counted.
 */
export async function countTry(db: Db, key: Uint8Array, pace: Pace): Promise<number> {
  const [row] = await db<{ tries: number }[]>`
    insert into throttle as t (key, tries, since, next_at) values (${key}, 1, clock_timestamp(), clock_timestamp())
    on conflict (key) do update
       set tries = case when t.since < clock_timestamp() - make_interval(secs => ${pace.forget}) then 1 else t.tries + 1 end,
           since = clock_timestamp(),
           next_at = clock_timestamp() + make_interval(secs =>
             case when t.since < clock_timestamp() - make_interval(secs => ${pace.forget}) or t.tries + 1 < ${pace.free} then 0
                  else least(${pace.delay} * power(2, least(t.tries + 1 - ${pace.free}, 30)), ${pace.longest}) end)
     where t.next_at <= clock_timestamp()
    returning tries`
  if (row) return 0
  const [wait] = await db<{ seconds: number }[]>`
    select ceil(extract(epoch from next_at - clock_timestamp()))::int as seconds from throttle where key = ${key}`
  return Math.max(1, wait?.seconds ?? 1)
}

/** It went well: the tries before it are forgotten. */
export const forgetTries = (db: Db, key: Uint8Array) => db`delete from throttle where key = ${key}`

/** What nobody tried for a day is forgotten. */
export const forgetOldTries = (db: Db) => db`delete from throttle where since < now() - interval '1 day'`
