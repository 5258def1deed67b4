import { existsSync, readFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { join, resolve } from 'node:path'

/** Address of the PostgreSQL that a server runs on this folder now; null when none answers. */
export async function runningPostgres(directory: string): Promise<string | null> {
  const home = resolve(directory)
  const pidFile = join(home, 'cluster', 'postmaster.pid')
  const password = join(home, 'password')
  if (!existsSync(pidFile) || !existsSync(password)) return null
  // Line 4 of postmaster.pid is the port. Source: PostgreSQL, src/include/utils/pidfile.h
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3])
  if (!port || !(await answers(port))) return null
  return `postgres://meedenken:${readFileSync(password, 'utf8').trim()}@127.0.0.1:${port}/meedenken`
}

const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = dial(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
