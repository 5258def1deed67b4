import type { Deed } from '../rights/table.ts'

/** What a deed was done to: kind, id and, its number: of a case, or of a search how many it found. Never content. */
export interface AuditObject {
  readonly kind: ObjectKind
  readonly id: string | null
  readonly number?: number
}

export const objectKinds = [
  'case',
  'board',
  'practice-note',
  'meeting',
  'member',
  'document',
  'contribution',
  'session',
  'invitation',
  'log',
  'message',
  'installation',
] as const
export type ObjectKind = (typeof objectKinds)[number]

/** Who did it; a session there may not be yet, or a member: a stranger at the door. */
export interface Doer {
  readonly id: string | null
  readonly sessionId: string | null
  /** Of a request without a session: never the whole address. */
  readonly network?: string
}

export type Outcome = 'done' | 'refused' | 'failed'

/** One row of the log as a coordinator reads it. */
export interface Entry {
  readonly id: number
  readonly at: Date
  readonly member: { readonly id: string; readonly name: string } | null
  readonly deed: Deed
  readonly object: { readonly kind: ObjectKind; readonly number: number | null; readonly name: string | null }
  readonly outcome: Outcome
  readonly network: string
}

/**
 * What was done to the log itself: a row that is not what was sealed, one that is gone, one that was put in between,
 * places that changed, an end that is missing, or a key that is not here.
 */
export type Fault = 'changed' | 'removed' | 'inserted' | 'reordered' | 'truncated' | 'unreadable'

/** What a look at the whole chain found. */
export interface Check {
  readonly rows: number
  readonly fault: Fault | null
  /** Number of the row where it was found. */
  readonly rowId: number | null
}

/** The last place of the chain as it was written down outside the database. */
export interface Head {
  readonly place: number
  /** Hexadecimal. */
  readonly link: string
}
export interface HeadKeeper {
  read(): Head | null
  keep(head: Head): void
}

/** How the review of a month ended. */
export type ReviewOutcome = 'nothing-odd' | 'looked-into'

/** A month of the log, and who signed for it. */
export interface Month {
  /** `2026-10-01`. */
  readonly month: string
  readonly signed: { readonly name: string | null; readonly at: Date; readonly outcome: ReviewOutcome } | null
  readonly overdue: boolean
}
