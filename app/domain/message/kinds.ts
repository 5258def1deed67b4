import type { Deed } from '../rights/table.ts'

/** How word of a message reaches someone: by a mail of its own, in the digest, or in the inbox alone. */
export const ways = ['mail', 'digest', 'inbox'] as const
export type Way = (typeof ways)[number]

interface Kind {
  readonly way: Way
  /** About one's own access, or a deed that must be known: it cannot be set otherwise. */
  readonly always?: true
  /** Comes only to those who may do this. */
  readonly to?: Deed
  /** Waits for this very person: whoever stands in for them gets it too while they are away. */
  readonly waits?: true
}

/**
 * Every kind of message. Direct mail is for what is about you: an assignment, an answer, your access; all
 * else is in the digest (product.md §6.7).
 */
export const kinds = {
  assignment: { way: 'mail', waits: true },
  answer: { way: 'mail', waits: true },
  mention: { way: 'mail', waits: true },
  'follow-up': { way: 'mail', waits: true },
  approval: { way: 'mail', waits: true, to: 'membership.approve' },
  access: { way: 'mail', always: true },
  recovery: { way: 'mail', always: true },
  emergency: { way: 'mail', always: true },
  review: { way: 'mail', waits: true, to: 'log.review' },
  'new-case': { way: 'digest' },
  contribution: { way: 'digest' },
  member: { way: 'digest' },
  page: { way: 'digest' },
} as const satisfies Record<string, Kind>

export type MessageKind = keyof typeof kinds
export const messageKinds = Object.keys(kinds) as MessageKind[]
export const kindOf = (kind: MessageKind): Kind => kinds[kind]

/** Kinds that someone can set for themselves. */
export const settableKinds = messageKinds.filter((kind) => !kindOf(kind).always)

/** How word of it reaches someone who chose so. */
export const wayOf = (kind: MessageKind, chosen: Way | null): Way =>
  kindOf(kind).always ? kindOf(kind).way : (chosen ?? kindOf(kind).way)
