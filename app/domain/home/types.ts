import type { CaseState } from '../rights/table.ts'
import type { SilentCase } from '../silence/types.ts'

export const waitingKinds = [
  'recognised',
  'recognition',
  'answer',
  'second-reading',
  'approval',
  'returned',
  'asked',
  'mention',
  'accept',
  'close-out',
  'follow-up',
  'close',
  'invitation',
  'silent',
  'hidden',
  'lesson',
  'invite',
  'advise',
  'draft',
] as const
export type WaitingKind = (typeof waitingKinds)[number]

/** One thing that waits for the asker. `question` is null where not a word of the case may be shown. */
export interface Waiting {
  readonly kind: WaitingKind
  readonly id: string
  /** Address of the page on which it can be done. */
  readonly to: string
  readonly since: Date
  readonly question: string | null
  readonly number: number | null
  readonly ageBand: string | null
  readonly boardName: string | null
  /** State, safety now and how soon, of a case on a board: what presses. */
  readonly stand: { state: CaseState; safety: string | null; urgency: string | null } | null
  /** When the meeting begins, for what is about a meeting. */
  readonly startsAt: Date | null
  /** Who asked, where that may be known. */
  readonly by: string | null
  /** Who is away, and for whom the asker does this. */
  readonly standsInFor: string | null
  /** Why a case is silent and whom to ask, for its coordinator. */
  readonly silence: SilentCase | null
}

/** A placed case of one's own. */
export interface OwnCase {
  readonly id: string
  readonly question: string
  readonly state: CaseState
  readonly since: Date
  readonly advices: number
}

export interface NextMeeting {
  readonly id: string
  readonly startsAt: Date
  readonly boardName: string
  readonly cases: number
  readonly answer: 'yes' | 'online' | 'no' | 'none' | 'uninvited'
}

/** A case in which something is new to the asker. */
export interface NewsOfCase {
  readonly id: string
  readonly question: string
  readonly state: CaseState
  readonly at: Date
}

/** All that the first page says. */
export interface Home {
  readonly waiting: readonly Waiting[]
  /** More questions wait for advice on the boards than are shown here. */
  readonly more: boolean
  readonly own: readonly OwnCase[]
  readonly meeting: NextMeeting | null
  readonly news: readonly NewsOfCase[]
  readonly notes: readonly { slug: string; title: string; changedAt: Date }[]
}
