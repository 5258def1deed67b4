import postgres from 'postgres'
import { addressOf, type Pool } from './connect.ts'

/**
 * Connections of the committer of shared text: its role is set when a connection opens, so that one statement is one
 * transaction and one round trip, and plans are kept: planning was half of what a commit cost.
 */
export function connectCommitter(url: string, most: number): Pool {
  return postgres(url, {
    ...addressOf(url),
    max: most,
    onnotice: () => undefined,
    connect_timeout: 5,
    backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 1),
    connection: {
      application_name: 'meedenken-collab',
      role: 'meedenken_committer',
      plan_cache_mode: 'force_generic_plan',
      statement_timeout: 4000,
    } as never,
    types: {
      bigint: { to: 20, from: [20], parse: Number, serialize: String },
    },
  })
}
