import { as } from '#db/as.ts'
import type { Db, Pool } from '#db/connect.ts'
import {
  choicesOf,
  digestOf,
  everyoneBut,
  insertMessage,
  markRead,
  messageOf,
  messagesOf,
  unreadOf,
  updateDigest,
  upsertChoice,
} from '#db/queries/message.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { couldEver } from '../rights/policy.ts'
import { kindOf, type MessageKind, settableKinds, type Way, wayOf } from './kinds.ts'
import { addressOf } from './rules.ts'
import type { DigestForm } from './schema.ts'
import type { MessageInInbox } from './types.ts'

/** What a message leads to. */
export interface About {
  readonly kind: 'case' | 'member' | 'meeting' | 'practice-note' | 'approval' | 'access' | 'log' | 'emergency'
  readonly id: string | null
  readonly number?: number
}

/**
 * Tells someone, in the deed's own transaction. How word reaches them is theirs to choose, and decided when it is
 * delivered; whoever stands in for someone who is away hears what waits for them.
 */
export const tell = (tx: Db, to: string, kind: MessageKind, about: About) =>
  insertMessage(tx, { to, kind, object: about, alsoStandIn: kindOf(kind).waits === true })

/** Tells everyone in the group but whoever did it. */
export async function tellEveryone(tx: Db, by: string, kind: MessageKind, about: About): Promise<void> {
  for (const id of await everyoneBut(tx, by)) await tell(tx, id, kind, about)
}

/** The asker's messages, newest first. */
export const inboxOf = (db: Pool, asker: Asker): Promise<MessageInInbox[]> =>
  as(db, asker, async (tx) =>
    (await messagesOf(tx, asker.id)).map((row) => ({
      id: row.id,
      kind: row.kind,
      about: row.object_kind,
      number: row.object_number,
      standsInFor: row.for_name,
      at: row.created_at,
      read: row.read_at !== null,
      to: addressOf({ kind: row.object_kind, id: row.object_id }),
    })),
  )

/** Where a message leads. @throws {Refusal} 'not-found' for none of the asker's */
export const whereTo = (db: Pool, asker: Asker, id: string | null): Promise<string> =>
  as(db, asker, async (tx) => {
    const row = id ? await messageOf(tx, asker.id, id) : undefined
    if (!row) throw new Refusal('not-found')
    return addressOf({ kind: row.object_kind, id: row.object_id })
  })

export const unread = (db: Pool, asker: Asker) => as(db, asker, (tx) => unreadOf(tx, asker.id))

/** Marks one message as read, or all. */
export const read = (db: Pool, asker: Asker, id: string | null) =>
  as(db, asker, async (tx) => {
    await markRead(tx, asker.id, id)
  })

/** How word of each kind reaches the asker, and when their digest comes. */
export const wishesOf = (db: Pool, asker: Asker) =>
  as(db, asker, async (tx) => {
    const chosen = new Map((await choicesOf(tx, asker.id)).map((row) => [row.kind, row.way]))
    const digest = await digestOf(tx, asker.id)
    if (!digest) throw new Refusal('not-found')
    return {
      kinds: settableKinds
        .filter((kind) => couldEver(asker, kindOf(kind).to ?? 'message.choose'))
        .map((kind) => ({ kind, way: wayOf(kind, chosen.get(kind) ?? null) })),
      digest: digest.digest,
      hour: digest.digest_hour,
      day: digest.digest_day,
    }
  })

/** Sets how word of a kind reaches the asker. @throws {Refusal} 'not-allowed' for what everyone must hear */
export const chooseWay = (db: Pool, asker: Asker, kind: MessageKind, way: Way) =>
  as(db, asker, async (tx) => {
    if (!settableKinds.includes(kind)) throw new Refusal('not-allowed')
    await upsertChoice(tx, asker.id, kind, way)
    await record(tx, asker, 'message.choose', { kind: 'member', id: asker.id })
  })

export const chooseDigest = (db: Pool, asker: Asker, form: DigestForm) =>
  as(db, asker, async (tx) => {
    await updateDigest(tx, asker.id, { digest: form.digest, digest_hour: form.hour, digest_day: form.day })
    await record(tx, asker, 'message.choose', { kind: 'member', id: asker.id })
  })
