import type { IncomingMessage, Server } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { KeyRing } from '#app/domain/access/types.ts'
import { rebuildBoards } from '#app/domain/board/write.server.ts'
import { settleCaseText } from '#app/domain/case/write.server.ts'
import type { KeyName, LoadContext, Settings } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import { connect, connectOwner, type Pool } from '#db/connect.ts'
import { surviveLostConnections } from '#db/lost-connection.ts'
import { migrate } from '#db/migrate.ts'
import { startPostgres } from '#db/postgres/index.ts'
import { takesWrites } from '#db/queries/installation.ts'
import { startCollab } from './collab/index.ts'
import type { Env } from './env.ts'
import { fillExampleGroup } from './example/index.ts'
import { httpApp } from './http/app.ts'
import { pages, type Services } from './http/pages.ts'
import { startConsultationJobs } from './jobs/consultation.ts'
import { bringMessages } from './jobs/messages.ts'
import { keepLogSealed } from './jobs/seal-log.ts'
import { watchSessions } from './jobs/sessions.ts'
import { keyNamed, keyRing } from './keys.ts'
import { factsOf, openLog } from './log.ts'
import { headIn } from './log-head.ts'
import { startMail } from './mail/start.ts'
import { checkMode, requireVersion } from './mode.ts'
import { startPasswords } from './passwords/index.ts'
import { offerRegion } from './region.ts'
import { offerSetup } from './setup.ts'
import { startWatch } from './watch/index.ts'

/** What stands before the house and outlives it in development: the server that listens, and the pages as built. */
export interface Front {
  readonly http: Server
  readonly files: RequestHandler[]
  readonly build: () => Promise<ServerBuild>
  /** Is this upgrade for somebody else on our port? */
  readonly owns?: (request: IncomingMessage) => boolean
}

export interface Serving {
  /** The address at which people find us. */
  readonly origin: string
  /** Stops everything that was started, last started first. */
  stop(): Promise<void>
}

/**
 * Starts everything between the port and the data: database, shared text, mail, pages. The port is the caller's.
 * What was started is stopped again when something fails.
 * @throws {Unusable} for a database that cannot be used
 */
export async function serve(env: Env, front: Front): Promise<Serving> {
  const stops: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) {
      try {
        await one()
      } catch {
        // Stopping goes on whatever one part does: what matters is on disk already.
      }
    }
  }
  try {
    return { origin: await start(env, front, stops), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(env: Env, { http, files, build, owns }: Front, stops: (() => Promise<void> | void)[]) {
  surviveLostConnections()
  const trial = env.publicUrl === null
  const log = openLog(env.dataDir)
  stops.push(() => log.close())

  const database = env.databaseUrl
    ? { url: env.databaseUrl, stop: async () => undefined }
    : await startPostgres({ directory: join(env.dataDir, 'postgres') })
  stops.push(() => database.stop())
  await upToDate(database.url)
  const db: Pool = connect(database.url)
  stops.push(() => db.end({ timeout: 2 }))
  await checkMode(db, trial)

  const origin = env.publicUrl ?? `http://localhost:${env.port}`
  const settings: Settings = {
    trial,
    publicUrl: origin,
    markKey: keyNamed(env.dataDir, 'marks'),
    mailFrom: env.mailFrom,
  }
  const originAllowed = (asked: string) =>
    trial
      ? /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d+$/.test(asked) && new URL(asked).port === String(env.port)
      : asked === origin

  const collab = await startCollab({
    db,
    databaseUrl: database.url,
    log,
    trial,
    originAllowed,
    benchOpen: env.benchOpen,
  })
  stops.push(() => collab.close())
  const watch = await startWatch({ db, trial, originAllowed, alarm: (what, code) => log.warn(what, { code }) })
  stops.push(() => watch.close())
  const sessions = watchSessions(db, (error) => log.error('sessions.round-failed', factsOf(error)))
  stops.push(() => sessions.stop())
  const mail = startMail({ db, log, settings, smtp: env.smtpUrl })
  stops.push(() => mail.stop())

  const { passwords, stop: stopPasswords } = startPasswords()
  stops.push(stopPasswords)

  const services: Services = {
    db,
    documents: collab.documents,
    outbox: mail.outbox,
    tryMail: mail.tryMail,
    passwords,
    settings,
    keys: ringsIn(env.dataDir),
    logHead: headIn(env.dataDir),
    region: offerRegion(env, origin, (what, code) => log.warn(what, { code })),
    reportError: (error) => log.error('page.fault', factsOf(error)),
  }
  const sealing = keepLogSealed(services, log, env.logYears, (error) => log.error('log.round-failed', factsOf(error)))
  stops.push(() => sealing.stop())
  collab.onSettled('case', (caseId) => settleCaseText(services, caseId))
  if (trial) await fillExampleGroup(services)
  await rebuildBoards(services)
  const jobs = startConsultationJobs(services, log)
  stops.push(() => jobs.stop())

  const answer = httpApp({
    trial,
    dev: env.dev,
    host: env.publicUrl ? new URL(env.publicUrl).host : null,
    originAllowed,
    securityContact: env.securityContact,
    origin,
    ready: async () => collab.ready() && asSystem(db, takesWrites),
    metrics: () => collab.metrics(),
    files,
    pages: pages(build, services, { mode: env.dev ? 'development' : 'production', proxyHops: env.proxyHops }),
    log,
  })
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (collab.upgrade(request, socket, head) || watch.upgrade(request, socket, head) || owns?.(request)) return
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  }
  http.on('request', answer)
  http.on('upgrade', upgrade)
  stops.push(() => {
    http.off('request', answer)
    http.off('upgrade', upgrade)
  })
  const messages = bringMessages(services, (error) => log.error('messages.round-failed', factsOf(error)))
  stops.push(() => messages.stop())
  if (!trial) await offerSetup(db, origin)
  log.info('server.ready', { trial, port: env.port })
  return origin
}

/** Brings the database up to date, as its owner, before anybody else is let in. */
async function upToDate(url: string) {
  const owner = connectOwner(url)
  try {
    await requireVersion(owner)
    await migrate(owner)
  } finally {
    await owner.end({ timeout: 2 })
  }
}

/** The key rings of a folder of data, made at the first start. */
function ringsIn(dataDir: string): LoadContext['keys'] {
  const names: readonly KeyName[] = ['factors', 'links', 'log']
  const rings = Object.fromEntries(names.map((name) => [name, keyRing(dataDir, name)])) as Record<KeyName, KeyRing>
  return (name) => rings[name]
}
