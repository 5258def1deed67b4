import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectOwner } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { binaries } from '#db/postgres/binaries.ts'
import { startPostgres } from '#db/postgres/index.ts'
import { asOwner, handOver } from '#db/postgres/privileges.ts'
import { freePort } from './server.ts'

/** Two real PostgreSQL servers: what the first commits, the second has on disk before anybody hears of it. */
export interface Pair {
  /** Names both servers, as DATABASE_URL may: `…@host:first,host:second/database`. */
  readonly url: string
  /** Address of the second alone: for reading after it has taken over. */
  readonly secondUrl: string
  /** kill -9 of the first, postmaster and sessions. */
  killFirst(): Promise<void>
  /** Makes the second one the primary; resolves when it takes writes. */
  promoteSecond(): Promise<void>
  stop(): Promise<void>
}

/** Starts a primary and its synchronous standby, made from a base backup taken while the primary runs. */
export async function aPair(): Promise<Pair> {
  const home = mkdtempSync(join(tmpdir(), 'meedenken-pair-'))
  const made = await startPostgres({ directory: join(home, 'first') }) // makes the cluster, its password and database
  const { password } = new URL(made.url)
  await made.stop()
  const cluster = (name: string) => join(home, name, 'cluster')
  appendFileSync(join(cluster('first'), 'pg_hba.conf'), '\nhost replication all 127.0.0.1/32 scram-sha-256\n')
  const ports = { first: await freePort(), second: await freePort() }
  const at = (port: number | string, hosts = `127.0.0.1:${port}`) =>
    `postgres://meedenken:${password}@${hosts}/meedenken`
  const first = await run(home, 'first', ports.first, { wal_level: 'replica', max_wal_senders: '4' })
  const primary = connectOwner(at(ports.first), 2)
  await untilAnswers(primary)
  await migrate(primary)

  // A base backup by hand (PostgreSQL manual, 25.3.4): the package has no pg_basebackup.
  const session = await primary.reserve()
  await session`select pg_backup_start('standby', true)`
  cpSync(cluster('first'), cluster('second'), {
    recursive: true,
    filter: (path) => !/postmaster\.(pid|opts)$|\/pg_wal\/.+|\/pg_replslot\/.+/.test(path),
  })
  const [stop] = await session<
    { labelfile: string; spcmapfile: string }[]
  >`select labelfile, spcmapfile from pg_backup_stop(false)`
  session.release()
  writeFileSync(join(cluster('second'), 'backup_label'), stop!.labelfile)
  writeFileSync(join(cluster('second'), 'standby.signal'), '')
  handOver(cluster('second'))
  const upstream = `host=127.0.0.1 port=${ports.first} user=meedenken password=${password} application_name=second`
  const second = await run(home, 'second', ports.second, { primary_conninfo: upstream, hot_standby: 'on' })
  const streams = async () =>
    (await primary`select from pg_stat_replication where application_name = 'second' and state = 'streaming'`)
      .length === 1
  while (!(await streams())) await pause(50)
  await primary`alter system set synchronous_standby_names = 'second'`
  await primary`select pg_reload_conf()`
  const isSync = async () => (await primary`select from pg_stat_replication where sync_state = 'sync'`).length === 1
  while (!(await isSync())) await pause(50)
  await primary.end()

  return {
    url: at('', `127.0.0.1:${ports.first},127.0.0.1:${ports.second}`),
    secondUrl: at(ports.second),
    async killFirst() {
      const pid = Number(readFileSync(join(cluster('first'), 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
      await first.ended
    },
    async promoteSecond() {
      const sql = connectOwner(at(ports.second), 1)
      await sql`select pg_promote(true, 30)`
      const isPrimary = async () => (await sql`select pg_is_in_recovery() as waits`)[0]!.waits === false
      while (!(await isPrimary())) await pause(10)
      await sql.end()
    },
    async stop() {
      for (const one of [first, second]) one.child.kill('SIGQUIT')
      await Promise.all([first.ended, second.ended])
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function run(home: string, name: string, port: number, settings: Record<string, string>) {
  const all = { ...settings, port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const options = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const [command, args] = asOwner((await binaries()).postgres, ['-D', join(home, name, 'cluster'), ...options], true)
  const log = openSync(join(home, `${name}.log`), 'a')
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', log, log], detached: true })
  return { child, ended: new Promise<void>((done) => child.once('exit', () => done())) }
}

async function untilAnswers(sql: ReturnType<typeof connectOwner>) {
  for (let tries = 0; ; tries++) {
    try {
      return await sql`select 1`
    } catch (error) {
      if (tries > 100) throw error
      await pause(100)
    }
  }
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
