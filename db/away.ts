/** Too many ask at once: nobody may wait longer for a connection. */
export class Crowded extends Error {}

/**
 * Is it the database that is away or too busy, and not our question that is wrong? Classes of SQLSTATE: 08 connection,
 * 53 out of resources, 55P03 lock not available, 57 stopped by someone; and what the socket says.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof Crowded) return true
  const code = (error as { code?: unknown } | null)?.code
  return (
    typeof code === 'string' && /^(08|53|55P03|57|ECONN|CONNECT|CONNECTION|EPIPE|ETIMEDOUT|EHOSTUNREACH)/.test(code)
  )
}
