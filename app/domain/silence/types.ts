import type { Asking } from '../advice/types.ts'
import type { CaseState } from '../rights/table.ts'

/** A case that waits too long, for the coordinator of its board, with whom to ask. */
export interface SilentCase {
  readonly id: string
  readonly number: number
  readonly question: string
  readonly state: CaseState
  readonly boardName: string
  readonly urgency: string | null
  readonly safety: string | null
  readonly placedAt: Date
  readonly why: 'no-reaction' | 'no-advice'
  readonly workingDays: number
  readonly asking: Asking
}
