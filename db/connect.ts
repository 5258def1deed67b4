import postgres from 'postgres'

/** What a query is asked through: the pool, or the transaction of a deed. */
export type Db = postgres.Sql | postgres.TransactionSql
export type Tx = postgres.TransactionSql
export type Pool = postgres.Sql
/** A piece of a statement, such as a column, to stand in another. */
export type Part = postgres.Fragment

const settings = {
  onnotice: () => undefined,
  types: {
    /** Arrives as number: sequence numbers stay far below 2^53. */
    bigint: { to: 20, from: [20], parse: Number, serialize: String },
  },
}

/** Milliseconds. A query that takes longer, or waits longer for a lock, is given up: nothing piles up behind it. */
const patience = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
} as const

/**
 * Connections of the server, `most` at the same time. By themselves they may do nothing: `as` takes a role on for the
 * length of one transaction.
 */
export const connect = (url: string, most = 10): Pool =>
  postgres(url, {
    ...settings,
    ...addressOf(url),
    max: most,
    connect_timeout: 5,
    backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 1),
    connection: { application_name: 'meedenken', role: 'meedenken_guest', ...patience } as never,
  })

/** Connections of the owner of the tables: for bringing the database up to date, before anybody else is let in. */
export const connectOwner = (url: string, most = 1): Pool =>
  postgres(url, {
    ...settings,
    ...addressOf(url),
    max: most,
    connection: { application_name: 'meedenken-owner' },
  })

/** Where a URL names several servers (`host1:5432,host2:5432`), only the one that takes writes will do. */
export const addressOf = (url: string) =>
  /^[^/]*\/\/[^/]*,/.test(url) ? ({ target_session_attrs: 'primary' } as const) : {}
