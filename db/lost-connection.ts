/**
 * Keeps this process alive when a connection to the database is lost while it opens. postgres.js 3.4.9 then asks for the
 * types of arrays, and nobody waits for that answer: its failure would end the process. The query that wanted the
 * connection fails by itself and is dealt with where it was asked. Anything else that nobody caught still ends us.
 */
export function surviveLostConnections(): void {
  if (!process.listeners('unhandledRejection').includes(unlessLost)) process.on('unhandledRejection', unlessLost)
}

function unlessLost(error: unknown): void {
  if (!isLostConnection(error)) throw error
}

const isLostConnection = (error: unknown) =>
  /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|57P|08)/.test((error as { code?: string } | null)?.code ?? '')
