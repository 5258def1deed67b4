import type { Colleague } from '../member/types.ts'
import type { Role } from '../rights/table.ts'

/** What became of one address that was invited; the link can be copied this once. */
export interface Sent {
  readonly email: string
  readonly outcome: 'sent' | 'waits' | 'member' | 'invited-before'
  readonly link?: string
}

/** Someone who was invited and is not here yet. */
export interface OpenInvitation {
  readonly id: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly invitedBy: string | null
  readonly sentAt: Date | null
  readonly endsAt: Date | null
  /** Waits for a second pair of eyes. */
  readonly waits: boolean
  readonly over: boolean
}

/** A colleague as one finds them under *Wie is wie*. */
export interface Person extends Colleague {
  readonly roles: readonly Role[]
  readonly themes: readonly string[]
  readonly ageBands: readonly string[]
  readonly methods: readonly string[]
  readonly available: boolean
  /** Away until this day (ISO), and who stands in. */
  readonly absentUntil: string | null
  readonly standIn: { readonly id: string; readonly name: string } | null
  readonly suspended: boolean
}

/** Something that waits for a second pair of eyes. */
export interface OpenApproval {
  readonly id: string
  readonly kind: 'invitation' | 'role' | 'recovery'
  /** Name of the member it is about, or the address that was invited. */
  readonly about: string
  readonly aboutId: string | null
  readonly roles: readonly Role[]
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
  /** May the asker decide about it? */
  readonly mine: boolean
  /** Approved, and from then on to be used: for a recovery. */
  readonly readyAt: Date | null
}
