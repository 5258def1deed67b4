import { pressing } from '../board/rules.ts'
import type { CaseState } from '../rights/table.ts'
import { type Waiting, type WaitingKind, waitingKinds } from './types.ts'

/**
 * What waits, in the order in which it is shown: by kind, what holds up someone else first and one's own drafts last,
 * and within a kind what presses, then the longest waiting.
 */
export const inOrder = (waiting: readonly Waiting[]): Waiting[] =>
  [...waiting].sort(
    (a, b) =>
      waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind) ||
      pressure(b) - pressure(a) ||
      a.since.getTime() - b.since.getTime(),
  )

const pressure = ({ stand }: Waiting) => {
  const { unsafe, thisWeek } = stand ? pressing(stand) : { unsafe: false, thisWeek: false }
  return (unsafe ? 2 : 0) + (thisWeek ? 1 : 0)
}

/** How far the ending of one's own case has come. */
export interface OwnEnding {
  readonly state: CaseState
  readonly author: boolean
  readonly accepted: boolean
  readonly closedOut: boolean
  readonly dueAt: Date | null
  readonly told: boolean
  readonly lesson: 'undecided' | 'wanted' | 'none' | 'written'
}

/** What a case of one's own waits for, of oneself; null when it waits for nothing or for others. */
export function ownTurn(ending: OwnEnding, now: Date): WaitingKind | null {
  if (ending.state === 'waiting-for-author') return 'answer'
  if (!ending.author) return null
  if (ending.state === 'summarised' && !ending.accepted) return 'accept'
  if (ending.state === 'summarised' && !ending.closedOut) return 'close-out'
  if (ending.dueAt && ending.dueAt <= now) return 'follow-up'
  const learned = ending.lesson === 'none' || ending.lesson === 'written'
  return ending.closedOut && ending.told && learned ? 'close' : null
}

/** Whole days between two moments, as people count: yesterday evening is one day. UTC offsets are those of Amsterdam. */
export function daysSince(since: Date, now: Date): number {
  return Math.round((dayOf(now) - dayOf(since)) / 86_400_000)
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })
const dayOf = (at: Date) => Date.parse(day.format(at))
