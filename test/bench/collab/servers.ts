import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePort } from '#test/support/server.ts'
import type { Kind } from './speech.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A server under measurement, as a process of its own. */
export interface Measured {
  readonly port: number
  readonly pid: number
  /** CPU seconds that it has spent. */
  cpu(): number
  /** Bytes after a collection: what JavaScript holds, and what the process holds. */
  memory(): Promise<{ held: number; resident: number }>
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a server. @param databaseUrl  for those that store in PostgreSQL @param folder  for the one that uses LevelDB */
export async function start(kind: Kind, databaseUrl: string, folder: string, port?: number): Promise<Measured> {
  const at = port ?? (await freePort())
  const collect = ['--expose-gc', '--import', here('./collect.mjs')]
  const [args, cwd] = {
    floor: [[...collect, here('../peers/floor.mjs')], here('../peers')],
    classic: [[...collect, here('../peers/node_modules/y-websocket/bin/server.cjs')], here('../peers')],
    hocuspocus: [[...collect, here('../peers/hocuspocus.mjs')], here('../peers')],
    meedenken: [[...collect, '--import', 'tsx', here('../../collab/node-process.ts')], here('../../..')],
  }[kind] as [string[], string]
  const child = spawn(process.execPath, args, {
    cwd,
    env: {
      ...process.env,
      PORT: String(at),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      YPERSISTENCE: folder,
      BENCH_OPEN: '1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  await new Promise<void>((ready, fail) => {
    child.once('exit', (code) => fail(new Error(`${kind} ended with ${code}`)))
    child.stdout!.on('data', (words: Buffer) => /listens|running|\d/.test(String(words)) && ready())
  })
  return {
    port: at,
    pid: child.pid!,
    cpu: () => cpuOf(child.pid!),
    memory: () => memoryOf(child),
    async stop(signal = 'SIGKILL') {
      child.kill(signal)
      await ended
    },
  }
}

const memoryOf = (child: ChildProcess) =>
  new Promise<{ held: number; resident: number }>((done) => {
    child.once('message', (memory) => done(memory as { held: number; resident: number }))
    child.send('collect')
  })

const ticksPerSecond = 100

/** CPU seconds of a process, with those of its children that have ended. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) / ticksPerSecond
}

/** CPU seconds of a process and all below it: of PostgreSQL with everything it started. */
export function cpuOfTree(pid: number): number {
  let sum = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')
      if (Number(name) === pid || Number(fields[1]) === pid) sum += cpuOf(Number(name))
    } catch {
      // ended a moment ago
    }
  }
  return sum
}
