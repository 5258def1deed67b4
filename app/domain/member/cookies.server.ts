import { createHash, randomBytes } from 'node:crypto'

/** The cookies we set: the session, half a sign-in, and the browser one came in with before. */
const names = { session: 'meedenken', entry: 'meedenken-entry', device: 'meedenken-device' } as const
export type CookieKind = keyof typeof names

/** `__Host-` needs https, which a trial on loopback does not have. */
export const cookieName = (kind: CookieKind, trial: boolean) =>
  trial ? `${names[kind].replace('meedenken', 'meedenken-trial')}` : `__Host-${names[kind]}`

/** A Set-Cookie header; without `maxAge` (seconds) it lives as long as the browser. */
export const setCookie = (kind: CookieKind, value: string, trial: boolean, maxAge?: number) =>
  `${cookieName(kind, trial)}=${value}; Path=/; HttpOnly; SameSite=Lax${trial ? '' : '; Secure'}${
    maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  }`

/** The token of one of our cookies in a Cookie header, or null. Shape: 43 characters of base64url (256 bits). */
export function tokenIn(cookieHeader: string | null | undefined, kind: CookieKind, trial: boolean): string | null {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === cookieName(kind, trial)) {
      const value = pair.slice(at + 1).trim()
      return /^[\w-]{43}$/.test(value) ? value : null
    }
  }
  return null
}

/** 256 random bits as base64url. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What of a token is stored. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
