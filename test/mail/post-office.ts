import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
/** A certificate for localhost and its key, made for these tests and trusted nowhere else. */
export const certificate = beside('./localhost.pem')
const key = beside('./localhost-key.pem')

export interface Letter {
  readonly to: string[]
  readonly source: string
}

export interface PostOffice {
  readonly port: number
  readonly letters: Letter[]
  /** An answer to recipients instead of OK, such as 550 or 451; null for OK. */
  refuse: number | null
  close(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it is given. `port` makes one that was down come back. */
export async function aPostOffice({ port = 0, secure = true, plain = false } = {}): Promise<PostOffice> {
  const letters: Letter[] = []
  const office = { refuse: null as number | null }
  const server = new SMTPServer({
    secure,
    key,
    cert: certificate,
    authOptional: true,
    disabledCommands: plain ? ['STARTTLS', 'AUTH'] : ['AUTH'],
    onRcptTo: (_address, _session, done) =>
      done(office.refuse ? Object.assign(new Error('No such person here'), { responseCode: office.refuse }) : null),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece) => pieces.push(piece))
      stream.on('end', () => {
        letters.push({
          to: session.envelope.rcptTo.map((one) => one.address),
          source: Buffer.concat(pieces).toString('utf8'),
        })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', () => ready()))
  return Object.assign(office, {
    port: (server.server.address() as AddressInfo).port,
    letters,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  })
}

/** The value of a header, unfolded. */
export const header = (source: string, name: string) =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(source.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? null

/** The text of the calendar part of a letter. */
export function calendarPart(source: string): string {
  const part = source.split(/^--.*$/m).find((one) => /Content-Type: text\/calendar/i.test(one)) ?? ''
  const [head = '', ...rest] = part.trim().split(/\r?\n\r?\n/)
  const body = rest.join('\r\n\r\n')
  return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : unquoted(body)
}

const unquoted = (body: string) =>
  Buffer.from(
    body
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
