import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './server.ts'

/** Is HAProxy installed here? `.ci/run` brings it; `npm test` does without. */
export function haproxyVersion(): string | null {
  try {
    return /version (\S+)/.exec(execFileSync('haproxy', ['-v'], { encoding: 'utf8' }))?.[1] ?? null
  } catch {
    return null
  }
}

/** A real HAProxy in front of servers, which sends everyone in a room to the same one: docs/scale.md shows this file. */
export async function aBalancer(servers: readonly number[]): Promise<{ port: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'meedenken-haproxy-'))
  const port = await freePort()
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(
    file,
    `defaults
  mode http
  timeout connect 1s
  timeout check 2s
  timeout client 1m
  timeout server 1m
  timeout tunnel 1h
  retries 3
  option redispatch 1
frontend rooms
  bind 127.0.0.1:${port}
  default_backend nodes
backend nodes
  balance uri
  hash-type consistent
  option httpchk GET /readyz
  default-server check inter 200ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers.map((server, i) => `  server node${i} 127.0.0.1:${server}`).join('\n')}
`,
  )
  const child: ChildProcess = spawn('haproxy', ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'ignore'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  while (!(await answers(port))) await new Promise((again) => setTimeout(again, 20))
  return {
    port,
    async stop() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
