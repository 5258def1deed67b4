import { execFileSync, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectOwner } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { startPostgres } from '#db/postgres/index.ts'
import { cpuOfTree, type Measured, start } from './servers.ts'
import { type Kind, kinds, quantile } from './speech.ts'

/** `npm run bench:collab`: shared text beside its peers, in one run on one machine, order alternated, medians of rounds. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const only = process.env.BENCH_ONLY?.split(',')
const asked = (process.env.BENCH_KINDS?.split(',') as Kind[] | undefined) ?? [...kinds]
const traces = process.env.TRACES_DIR ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const peers = fileURLToPath(new URL('../peers', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'meedenken-bench-'))

if (
  !existsSync(join(peers, 'node_modules/@hocuspocus/server')) ||
  !existsSync(join(peers, 'node_modules/y-websocket'))
) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peers, stdio: 'inherit' })
}

const postgres = await startPostgres({ directory: join(home, 'postgres') })
const admin = connectOwner(postgres.url, 2)
const postmaster = Number(readFileSync(join(home, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
let databases = 0
async function aDatabase(kind: Kind): Promise<string> {
  const url = new URL(postgres.url)
  url.pathname = `/bench_${++databases}`
  await admin.unsafe(`create database ${url.pathname.slice(1)}`)
  if (kind === 'meedenken') {
    const pool = connectOwner(url.href, 1)
    await migrate(pool)
    await pool.end()
  }
  return url.href
}

interface Place {
  url: string
  folder: string
}
const aPlace = async (kind: Kind): Promise<Place> => ({
  url: await aDatabase(kind),
  folder: mkdtempSync(join(home, 'level-')),
})

/** Runs one scenario against a server; answers what the generator found out. */
function load(
  name: string,
  kind: Kind,
  port: number,
  options: unknown,
  told: Record<string, () => Promise<void> | void> = {},
) {
  return new Promise<unknown>((done, fail) => {
    const child = fork(
      fileURLToPath(new URL('./load.ts', import.meta.url)),
      [name, kind, String(port), JSON.stringify(options)],
      {
        execArgv: ['--import', 'tsx', '--max-old-space-size=4096'],
      },
    )
    child.on('message', async (message: { ask?: string; result?: unknown; failed?: string }) => {
      if (message.ask) {
        await told[message.ask]?.()
        if (child.connected) child.send('go')
      } else if (message.failed) fail(new Error(message.failed))
      else done(message.result)
    })
    child.once('exit', (code) => code && fail(new Error(`the generator ended with ${code}`)))
  })
}

async function onServer<T>(
  kind: Kind,
  work: (server: Measured, place: Place) => Promise<T>,
  place?: Place,
): Promise<T> {
  const at = place ?? (await aPlace(kind))
  const server = await start(kind, at.url, at.folder)
  try {
    return await work(server, at)
  } finally {
    await server.stop()
  }
}

type Figures = Partial<Record<string, number>>

const scenarios: Record<string, (kind: Kind) => Promise<Figures>> = {
  'one document, 8 typists': (kind) =>
    onServer(kind, async ({ port }) => {
      const { p50, p99, ackP50, ackP99 } = (await load('typing', kind, port, {
        rooms: 1,
        perRoom: 8,
        perSecond: 8,
        seconds: 10,
      })) as Figures
      return { 'p50 ms': p50!, 'p99 ms': p99!, ...(ackP50 && { 'ack p50 ms': ackP50, 'ack p99 ms': ackP99! }) }
    }),

  '200 documents, 3 typists each': (kind) =>
    onServer(kind, async ({ port, cpu }) => {
      let before = 0
      let spent = 0
      const all = () => cpu() + cpuOfTree(postmaster)
      const { p50, p99, ackP50, ackP99 } = (await load(
        'typing',
        kind,
        port,
        { rooms: 200, perRoom: 3, perSecond: 5, seconds: 12 },
        {
          begin: () => {
            before = all()
          },
          end: () => {
            spent = all() - before
          },
        },
      )) as Figures
      return {
        'p50 ms': p50!,
        'p99 ms': p99!,
        ...(ackP50 && { 'ack p50 ms': ackP50, 'ack p99 ms': ackP99! }),
        'CPU s (server + database)': spent,
      }
    }),

  'fan-out: 200 clients, 5 writers': (kind) =>
    onServer(kind, async ({ port }) => {
      const { delivered, p50, p99 } = (await load('fanOut', kind, port, {
        clients: 200,
        writers: 5,
        seconds: 5,
        inFlight: kind === 'floor' ? 32 : 256,
      })) as Figures
      return { 'delivered/s': delivered!, 'p50 ms': p50!, 'p99 ms': p99! }
    }),

  'throughput: 8 writers, 4 documents, 64 in flight': async (kind) => {
    const place = await aPlace(kind)
    const run = await onServer(
      kind,
      async (server) =>
        (await load(
          'throughput',
          kind,
          server.port,
          { documents: 4, inFlight: 64, seconds: 6, edits: 60_000 },
          {
            kill: () => server.stop(),
          },
        )) as { perSecond: number; seen: { seen: number }[] },
      place,
    )
    if (kind === 'floor') return { 'seen/s': run.perSecond }
    const after = await onServer(kind, async ({ port }) => (await load('lost', kind, port, run.seen)) as Figures, place)
    return { 'seen/s': run.perSecond, 'lost of those seen, when killed': after.lost! }
  },

  'cold open of a paper (259,778 edits)': async (kind) => {
    if (kind === 'floor' || !existsSync(join(traces, 'automerge-paper.json.gz'))) return {}
    const place = await aPlace(kind)
    const options = { name: 'paper', traces }
    await onServer(kind, async ({ port }) => void (await load('fillTrace', kind, port, options)), place)
    const kb = (await storedBytes(kind, place)) / 1000
    const opened = await onServer(
      kind,
      async ({ port }) => (await load('coldOpen', kind, port, options)) as Figures,
      place,
    )
    return { 'ms to content': opened.ms!, 'ms to "synced"': opened.syncedAt!, 'stored kB': kb }
  },

  'storm: 500 clients on 100 documents come back at once': async (kind) => {
    const alive = await onServer(
      kind,
      async ({ port }) => (await load('storm', kind, port, { clients: 500, documents: 100 })) as number,
    )
    if (kind === 'floor') return { 'dropped, ms': alive }
    const place = await aPlace(kind)
    let server = await start(kind, place.url, place.folder)
    const restarted = (await load(
      'storm',
      kind,
      server.port,
      { clients: 500, documents: 100 },
      {
        drop: async () => {
          await server.stop()
          server = await start(kind, place.url, place.folder, server.port)
        },
      },
    )) as number
    await server.stop()
    return { 'dropped, ms': alive, 'after a restart, ms': restarted }
  },

  memory: async (kind) => {
    const held = async (sockets: number, documents: number) =>
      onServer(kind, async (server) => {
        const before = await server.memory()
        let after = before
        await load(
          'hold',
          kind,
          server.port,
          { sockets, documents, prefix: `m${sockets}-${documents}` },
          {
            measure: async () => {
              after = await server.memory()
            },
          },
        )
        return { held: after.held - before.held, resident: after.resident - before.resident }
      })
    const few = await held(1500, 10)
    const many = await held(1500, 1500)
    const connection = few.held / 1500
    return {
      'KB a connection': connection / 1024,
      'KB a small document': (many.held - few.held) / 1490 / 1024,
      'KB a connection, resident': few.resident / 1500 / 1024,
      'KB a small document, resident': (many.resident - few.resident) / 1490 / 1024,
    }
  },
}

async function storedBytes(kind: Kind, { url, folder }: Place): Promise<number> {
  if (kind === 'classic') return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  const sql = connectOwner(url, 1)
  const [row] =
    kind === 'hocuspocus'
      ? await sql`select sum(length(data))::float8 as bytes from documents`
      : await sql`select (select coalesce(sum(length(state)), 0) from collab_snapshot)::float8
                       + (select coalesce(sum(length(payload)), 0) from collab_update)::float8 as bytes`
  await sql.end()
  return row!.bytes
}

/**
 * What it takes at this moment for one row to be safe, asked every 12 ms as typing does (back to back it is two to
 * three times as fast): nobody who writes before they show can be faster.
 */
async function commitFloor(): Promise<string> {
  await admin`create table if not exists one_row (n int)`
  const times: number[] = []
  for (let n = 0; n < 300; n++) {
    await new Promise((next) => setTimeout(next, 12))
    const from = performance.now()
    await admin`insert into one_row values (${n})`
    times.push(performance.now() - from)
  }
  return `${shown(quantile(times, 0.5))} / ${shown(quantile(times, 0.99))}`
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
const shown = (n: number | undefined) =>
  n === undefined
    ? ''
    : n >= 1000
      ? Math.round(n).toLocaleString('en')
      : n >= 100
        ? n.toFixed(0)
        : n >= 10
          ? n.toFixed(1)
          : n.toFixed(2)
const version = (name: string) =>
  JSON.parse(readFileSync(join(peers, 'node_modules', name, 'package.json'), 'utf8')).version

try {
  const [{ server_version: postgresVersion }] = (await admin`show server_version`) as unknown as [
    { server_version: string },
  ]
  console.log(
    `Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}.`,
  )
  console.log(
    `Node ${process.versions.node}, PostgreSQL ${postgresVersion}, Hocuspocus ${version('@hocuspocus/server')}, y-websocket ${version('y-websocket')} with y-leveldb ${version('y-leveldb')}, yjs ${version('yjs')}, ws ${version('ws')}.`,
  )
  console.log(
    `Medians of ${rounds} rounds, order alternated; a run without convergence does not count. Load at the start: ${loadavg()
      .map((n) => n.toFixed(2))
      .join(' ')}.\n`,
  )
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (only && !only.some((word) => name.includes(word))) continue
    const figures = new Map<Kind, Figures[]>(asked.map((kind) => [kind, []]))
    for (let round = 0; round < rounds; round++) {
      const order = asked.map((_, i) => asked[(i + round) % asked.length]!)
      for (const kind of order) {
        try {
          figures.get(kind)!.push(await scenario(kind))
        } catch (error) {
          console.error(`${name}, ${kind}: ${(error as Error).message}`)
        }
      }
    }
    const lines = [...new Set([...figures.values()].flat().flatMap((one) => Object.keys(one)))]
    console.log(`One row committed by itself at that moment, p50 / p99 ms: ${await commitFloor()}\n`)
    console.log(`| ${name} | ${asked.join(' | ')} |\n| --- |${' ---: |'.repeat(asked.length)}`)
    for (const line of lines) {
      const cells = asked.map((kind) => {
        const values = figures
          .get(kind)!
          .map((one) => one[line])
          .filter((n): n is number => n !== undefined)
        return values.length > 0 ? shown(median(values)) : ''
      })
      console.log(`| ${line} | ${cells.join(' | ')} |`)
    }
    console.log()
  }
} finally {
  await admin.end({ timeout: 1 })
  await postgres.stop()
  rmSync(home, { recursive: true, force: true })
}
process.exit(0)
