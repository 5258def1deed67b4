import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { binaries } from './binaries.ts'
import { cleared } from './postmaster.ts'
import { asOwner, handOver } from './privileges.ts'

/** A PostgreSQL of our own: `url` names its database, with the generated password. */
export interface Postgres {
  readonly url: string
  readonly port: number
  /** Shuts it down in order; resolves when its process is gone. */
  stop(): Promise<void>
}

/** What it writes to its own log: no statement and no value ever. */
const quiet = {
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

/**
 * Starts PostgreSQL on a folder of its own, made at the first start: on loopback, with a generated password, fsync on.
 * It ends with this process, however that ends. @throws {Error} when another process uses the folder
 */
export async function startPostgres({ directory }: { directory: string }): Promise<Postgres> {
  const home = resolve(directory)
  const cluster = join(home, 'cluster')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const programs = await binaries()
  const password = await passwordOf(home)
  if (!existsSync(cluster)) await makeCluster(programs.initdb, home, cluster)
  handOver(cluster)
  await cleared(cluster)

  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = run(programs.postgres, home, cluster, port)
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    const address = (database: string) => `postgres://meedenken:${password}@127.0.0.1:${port}/${database}`
    try {
      await untilReady(address('postgres'), child)
      return {
        url: address('meedenken'),
        port,
        async stop() {
          child.kill('SIGINT') // "fast": transactions roll back, everything is written
          await ended
        },
      }
    } catch (error) {
      child.kill('SIGKILL')
      await ended
      if (attempt === 3) throw error // someone took the port in between, three times: it is something else
    }
  }
}

async function passwordOf(home: string): Promise<string> {
  const path = join(home, 'password')
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

/** Made beside its place and moved there whole: a start that is cut off leaves nothing half. */
async function makeCluster(initdb: string, home: string, cluster: string) {
  const half = `${cluster}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  handOver(half)
  const args = ['-D', half, '-U', 'meedenken', '-A', 'scram-sha-256', '--pwfile', join(home, 'password')]
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=nl']
  const [command, all] = asOwner(initdb, [...args, ...locale])
  await new Promise<void>((done, fail) => {
    let printed = ''
    const child = spawn(command, all, { stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (words) => {
      printed += words
    })
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`initdb: ${printed.trim()}`))))
  })
  renameSync(half, cluster)
}

function run(program: string, home: string, cluster: string, port: number): ChildProcess {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...quiet,
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = asOwner(program, ['-D', cluster, ...options], true)
  const log = openSync(join(home, 'postgres.log'), 'a', 0o600)
  // A session of its own: Ctrl+C is for us, and we stop it when everything else is done.
  const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  return child
}

/** Waits until it answers, and makes our database at the first start. */
async function untilReady(url: string, child: ChildProcess) {
  const deadline = Date.now() + 30_000
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('PostgreSQL did not start: see postgres.log.')
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined })
    try {
      const found = await sql`select 1 from pg_database where datname = 'meedenken'`
      if (found.length === 0) await sql`create database meedenken`
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((again) => setTimeout(again, 30))
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
