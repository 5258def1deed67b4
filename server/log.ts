import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Facts of a line: ids, codes, counts and milliseconds. Never content, addresses of people, or a query string. */
export type Facts = Record<string, string | number | boolean | null | undefined>

export interface Log {
  info(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  error(event: string, facts?: Facts): void
  close(): Promise<void>
}

/** Writes one JSON object a line to `log/server.log` below the folder of data. */
export function openLog(dataDir: string): Log {
  const folder = join(dataDir, 'log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = createWriteStream(join(folder, 'server.log'), { flags: 'a', mode: 0o600 })
  const line =
    (level: string) =>
    (event: string, facts: Facts = {}) => {
      file.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`)
    }
  return {
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    close: () => new Promise((done) => file.end(done)),
  }
}

/** What of an error may be written down: its kind, its code and where it arose, never its message. */
export function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { kind: typeof error }
  const at = error.stack
    ?.split('\n')
    .find((one) => one.trimStart().startsWith('at '))
    ?.trim()
  return { kind: error.name, code: (error as { code?: string }).code ?? null, at: at ?? null }
}
