import { createHash } from 'node:crypto'
import { TOTP } from 'otpauth'
import type { DoorServices } from '#app/domain/access/services.ts'
import type { KeyRing, Region } from '#app/domain/access/types.ts'
import { sessionFrom } from '#app/domain/member/session.server.ts'
import type { Asker } from '#app/domain/member/types.ts'
import type { KeyName } from '#app/load-context.ts'
import type { Pool } from '#db/connect.ts'
import { startPasswords } from '#server/passwords/index.ts'

/** Keys that follow from their names: the same in every test. */
export const testKeys = (name: KeyName): KeyRing => {
  const key = { id: 0, bytes: createHash('sha256').update(name).digest() }
  return { current: key, find: (id) => (id === 0 ? key : undefined) }
}

/** Someone with a browser of their own before the door: a jar of cookies, and an address they come from. */
export interface Visitor {
  /** What a request of this browser brings along: take it anew for each. */
  readonly services: DoorServices
  readonly jar: Map<string, string>
  /** The Cookie header of now. */
  cookies(): string
  /** Every Set-Cookie header this browser was sent. */
  readonly set: string[]
  /** Who this browser's session belongs to; null for nobody. */
  asker(): Promise<Asker | null>
}

export interface Door {
  visitor(options?: { address?: string; jar?: Map<string, string> }): Visitor
  close(): Promise<void>
}

/** The door of a house in real mode (or the trial), with real hashing and real tables. */
export function aDoor(
  db: Pool,
  {
    trial = false,
    publicUrl = 'http://localhost:3000',
    region = null,
  }: { trial?: boolean; publicUrl?: string; region?: Region | null } = {},
): Door {
  const { passwords, stop } = startPasswords()
  return {
    visitor({ address = '203.0.113.7', jar = new Map() } = {}) {
      const set: string[] = []
      const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      return {
        jar,
        set,
        cookies,
        asker: async () => (await sessionFrom(db, cookies(), trial))?.asker ?? null,
        get services(): DoorServices {
          return {
            db,
            passwords,
            keys: testKeys,
            region,
            settings: { trial, publicUrl, markKey: new Uint8Array(32), mailFrom: 'post@meedenken.voorbeeld' },
            client: { address, agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
            cookies: cookies(),
            outbox: { put: async () => undefined, nudge: () => undefined },
            setCookie(header) {
              set.push(header)
              const [pair = ''] = header.split(';')
              const at = pair.indexOf('=')
              if (/Max-Age=0/.test(header)) jar.delete(pair.slice(0, at))
              else jar.set(pair.slice(0, at), pair.slice(at + 1))
            },
          }
        },
      }
    },
    close: stop,
  }
}

/** The code an authenticator with this secret (base32, as people type it) shows, `steps` of 30 s from now. */
export const codeOf = (typed: string, steps = 0) =>
  new TOTP({ secret: typed.replaceAll(' ', '') }).generate({ timestamp: Date.now() + steps * 30_000 })
