import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A node that runs as a process of its own. */
export interface Spawned {
  readonly port: number
  readonly pid: number
  readonly process: ChildProcess
  /** Its metrics, name to value. */
  metrics(): Promise<Record<string, number>>
  /** Bytes and CPU after a collection of garbage. */
  usage(): Promise<{ heapUsed: number; external: number; rss: number }>
  kill(signal?: NodeJS.Signals): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
let bundle: Promise<string> | undefined

/** The node in one file, made once by whoever needs it first: it starts five times as fast as from its sources. */
function bundled(): Promise<string> {
  const file = join(root, 'node_modules/.cache/collab-node', `${process.pid}.mjs`)
  bundle ??= build({
    entryPoints: [join(root, 'test/collab/node-process.ts')],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  }).then(() => file)
  return bundle
}

/** Starts a node on this database and waits until it listens. @param env  LIMITS: other limits, as JSON */
export async function spawnNode(databaseUrl: string, env: Record<string, string> = {}): Promise<Spawned> {
  const child = spawn(process.execPath, ['--expose-gc', await bundled()], {
    cwd: root,
    env: { ...process.env, ...env, DATABASE_URL: databaseUrl, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return new Promise((ready, failed) => {
    child.once('exit', (code, signal) => failed(new Error(`the node ended with ${code ?? signal}`)))
    child.stdout!.once('data', (line: Buffer) => {
      const port = Number(line)
      const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()
      ready({
        port,
        pid: child.pid!,
        process: child,
        metrics: async () => readMetrics(await ask('/metrics')),
        usage: async () => JSON.parse(await ask('/usage')),
        async kill(signal = 'SIGKILL') {
          child.kill(signal)
          await ended
        },
      })
    })
  })
}

const readMetrics = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
