import { Secret, TOTP } from 'otpauth'
import type { Tx } from '#db/connect.ts'
import { secretOf, usedStep } from '#db/queries/factor.ts'
import { derived, sealed, unsealed } from './seal.server.ts'
import type { DoorServices } from './services.ts'

/** Seconds for which a code holds (RFC 6238). */
const period = 30
const secretBytes = 20

/** Where a member's secret is bound to when it is sealed. */
export const placeOf = (memberId: string) => `totp:${memberId}`

/**
 * The secret this session is shown while someone sets up their authenticator. It follows from our key and the session:
 * looking at the page twice shows the same one, and nothing needs to be kept for it.
 */
export const candidateFor = ({ keys }: Pick<DoorServices, 'keys'>, sessionId: string, since: Date | null) =>
  derived(keys('factors').current.bytes, 'totp', sessionId, since?.toISOString() ?? 'first').subarray(0, secretBytes)

/** What an authenticator reads from the picture, and the secret as people type it. */
export function shownTo(secret: Uint8Array, email: string) {
  const totp = totpWith(secret, email)
  return { uri: totp.toString(), typed: totp.secret.base32.replace(/.{4}(?=.)/g, '$& ') }
}

/** The step of the clock a code belongs to, now or one before or after; null when it is wrong. */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totpWith(secret, '').validate({ token: code, window: 1, timestamp: now.getTime() })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

/** Is this the code of now? It is used up by asking, and with it every code before it. */
export async function takeCode(services: DoorServices, tx: Tx, memberId: string, code: string): Promise<boolean> {
  const row = await secretOf(tx, memberId)
  if (!row) return false
  const secret = unsealed(services.keys('factors'), placeOf(memberId), row.secret)
  const step = stepOf(secret, code, new Date())
  if (step === null || step <= row.last_step) return false
  return (await usedStep(tx, memberId, step)).count === 1
}

export const sealedSecret = ({ keys }: DoorServices, memberId: string, secret: Uint8Array) =>
  sealed(keys('factors'), placeOf(memberId), secret)

const totpWith = (secret: Uint8Array, label: string) =>
  new TOTP({
    issuer: 'Meedenken',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  })
