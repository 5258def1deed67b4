import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import { digestOf, updateDigest, upsertChoice } from '#db/queries/message.ts'
import { derived, same } from '../access/seal.server.ts'
import { Refusal } from '../refusal.ts'
import { type MessageKind, messageKinds, settableKinds } from './kinds.ts'

type Services = Pick<LoadContext, 'db' | 'keys'>

/** What one click can stop: one kind, or the digest as a whole. */
export type Stoppable = MessageKind | 'digest'
const digestByte = 255

/**
 * A token by which one click stops one kind of mail to one person, without signing in: who, which kind, and a signature.
 * It can do nothing else, so it may be as old as the mail it stands in.
 */
export function unsubscribeToken(keys: LoadContext['keys'], memberId: string, kind: Stoppable): string {
  const words = Buffer.from(memberId.replaceAll('-', ''), 'hex')
  const named = Buffer.concat([words, Buffer.from([kind === 'digest' ? digestByte : messageKinds.indexOf(kind)])])
  return Buffer.concat([named, signature(keys('links').current.bytes, named)]).toString('base64url')
}

/** Who and which kind a token names. @throws {Refusal} 'not-found' when we did not sign it */
export function namedBy(keys: LoadContext['keys'], token: string | undefined): { memberId: string; kind: Stoppable } {
  const bytes = Buffer.from(token ?? '', 'base64url')
  const named = bytes.subarray(0, 17)
  const ring = keys('links')
  const ids = Array.from({ length: ring.current.id + 1 }, (_, id) => id)
  const signed = ids.some((id) => {
    const key = ring.find(id)
    return key !== undefined && same(bytes.subarray(17), signature(key.bytes, named))
  })
  const kind = named[16] === digestByte ? 'digest' : messageKinds[named[16] ?? messageKinds.length]
  const stoppable = kind === 'digest' || (kind !== undefined && settableKinds.includes(kind))
  if (bytes.length !== 33 || !signed || !kind || !stoppable) throw new Refusal('not-found')
  const hex = named.subarray(0, 16).toString('hex')
  return {
    memberId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    kind,
  }
}

/** From now on this kind is in the inbox alone. Twice is once. */
export async function stopMail({ db, keys }: Services, token: string | undefined): Promise<Stoppable> {
  const { memberId, kind } = namedBy(keys, token)
  await asSystem(db, async (tx) => {
    const wish = await digestOf(tx, memberId)
    if (!wish) throw new Refusal('not-found')
    if (kind === 'digest') await updateDigest(tx, memberId, { ...wish, digest: 'never' })
    else await upsertChoice(tx, memberId, kind, 'inbox')
  })
  return kind
}

const signature = (key: Uint8Array, named: Uint8Array) =>
  derived(key, 'unsubscribe', Buffer.from(named).toString('hex')).subarray(0, 16)
