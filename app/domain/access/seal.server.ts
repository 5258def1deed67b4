import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './types.ts'

const nonceBytes = 12
const tagBytes = 16

/**
 * Seals a secret for the database (AES-256-GCM): number of the key, nonce, tag, text. It opens only where it was
 * put: `place` is bound to it.
 */
export function sealed(ring: KeyRing, place: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', ring.current.bytes, nonce).setAAD(Buffer.from(place))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([Buffer.from([ring.current.id]), nonce, cipher.getAuthTag(), text])
}

/** @throws {Error} when it was changed, moved, or sealed with a key that is gone */
export function unsealed(ring: KeyRing, place: string, box: Uint8Array): Buffer {
  const bytes = Buffer.from(box)
  const key = ring.find(bytes[0] ?? -1)
  if (!key) throw new Error('This was sealed with a key that is not here.')
  const nonce = bytes.subarray(1, 1 + nonceBytes)
  const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
  const opener = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(place))
    .setAuthTag(tag)
  return Buffer.concat([opener.update(bytes.subarray(1 + nonceBytes + tagBytes)), opener.final()])
}

/** Number of the key a sealed secret needs. */
export const keyIdOf = (box: Uint8Array) => box[0] ?? -1

/** 32 bytes that follow from a key and words, and say nothing of either. */
export const derived = (key: Uint8Array, ...words: string[]): Buffer =>
  createHmac('sha256', key).update(words.join('\0')).digest()

/** Compares without telling by the time where they part. */
export const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && timingSafeEqual(a, b)
