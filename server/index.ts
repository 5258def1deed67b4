import { createServer } from 'node:http'
import { claim } from './claim.ts'
import { readEnv, Unusable } from './env.ts'
import { builtFiles, builtPages } from './http/built.ts'
import { takePort } from './http/port.ts'
import type { Serving } from './serve.ts'

/** How long stopping may take, in ms: what matters is on disk already. */
const patienceMs = 5000

const http = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 })
let serving: Serving | undefined
let letGo: (() => void) | undefined
let stopping = false

/** Takes nobody new in, lets what is being answered go on, stops everything, and ends the process. */
async function stop(code: number) {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(code || 1), patienceMs).unref()
  http.close()
  http.closeIdleConnections()
  await serving?.stop()
  letGo?.()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.removeAllListeners(signal)
  process.on(signal, () => void stop(0))
}
try {
  // What may refuse a start is looked at first, before the rest of the house is even read.
  const env = readEnv(process.env)
  letGo = claim(env.dataDir)
  const port = await takePort(http, env.port, env.host)
  const { serve } = await import('./serve.ts')
  serving = await serve(env, { http, files: builtFiles(), build: builtPages })
  port.open()
  process.stdout.write(`Meedenken staat klaar: ${serving.origin}\n`)
} catch (error) {
  const why = error instanceof Unusable ? error.message : `Starten lukte niet: ${(error as Error)?.message ?? error}`
  process.stderr.write(`${why}\n`)
  await stop(1)
}
