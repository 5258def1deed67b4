import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestServer {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly pid: number
  /** Everything it printed. */
  output(): string
  /** kill -9, and its database with it. */
  kill(): Promise<void>
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

/** The real production server as a process of its own, on a free port and with data of its own. */
export async function aServer(env: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'meedenken-server-'))
  const port = Number(env.PORT ?? (await freePort()))
  let printed = ''
  let child: ChildProcess

  const start = () =>
    new Promise<void>((ready, fail) => {
      child = spawn(process.execPath, ['server/start.mjs'], {
        env: { ...process.env, NODE_ENV: 'production', ...env, DATA_DIR: dataDir, PORT: String(port) },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const hear = (words: Buffer) => {
        printed += words
        if (printed.includes('staat klaar')) ready()
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) => fail(new Error(`The server ended with ${code}: ${printed.slice(-2000)}`)))
    })
  const ended = () =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve(child.exitCode)
      : new Promise<number | null>((done) => child.once('exit', done))
  const end = async (signal: NodeJS.Signals) => {
    const code = ended()
    child.kill(signal)
    return code
  }

  await start()
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    get pid() {
      return child.pid ?? 0
    },
    output: () => printed,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    restart: () => {
      printed = ''
      return start()
    },
    async remove() {
      await end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A port that nobody listens on. */
export const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
