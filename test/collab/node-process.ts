import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from '#db/connect.ts'
import { surviveLostConnections } from '#db/lost-connection.ts'
import { startCollab } from '#server/collab/index.ts'
import { limits } from '#server/collab/limits.ts'

/** A node of its own, to be killed: DATABASE_URL in, the port on the first line of its output. */
Object.assign(limits, JSON.parse(process.env.LIMITS ?? '{}'))
surviveLostConnections()
const url = process.env.DATABASE_URL!
const db = connect(url, 4)
const collab = await startCollab({
  db,
  databaseUrl: url,
  log: {
    warn: (message, fields) => process.env.LOUD && process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
  },
  trial: true,
  originAllowed: (origin) => origin === 'http://localhost:1',
  benchOpen: process.env.BENCH_OPEN === '1',
  deaf: process.env.DEAF === '1',
})
const http = createServer((request, response) => {
  if (request.url === '/metrics') return void response.end(collab.metrics())
  if (request.url === '/readyz') return void response.writeHead(collab.ready() ? 200 : 503).end()
  globalThis.gc?.()
  response.end(JSON.stringify(process.memoryUsage()))
})
http.on('upgrade', (request, socket, head) => collab.upgrade(request, socket, head))
http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log((http.address() as AddressInfo).port))
process.on('SIGTERM', async () => {
  await collab.close()
  await db.end({ timeout: 1 })
  process.exit(0)
})
