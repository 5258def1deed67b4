import { aliveStates, boardStates, type CaseState, caseStates } from '../rights/case-states.ts'
import type { Deed } from '../rights/table.ts'
import type { Need } from './needs.ts'

/** Deeds that bring a case from one state to another. */
export type MoveDeed = Extract<
  Deed,
  | 'case.publish'
  | 'case.second-read'
  | 'case.withdraw'
  | 'case.restore'
  | 'case.hide'
  | 'case.show-again'
  | 'case.recognise'
  | 'case.wait-for-author'
  | 'case.answered-by-author'
  | 'case.start'
  | 'case.put-on-agenda'
  | 'case.take-off-agenda'
  | 'case.discuss'
  | 'case.summarise'
  | 'case.plan-follow-up'
  | 'case.close'
  | 'case.close-unanswered'
  | 'case.reopen'
  | 'case.minimise'
>

/**
 * Where a move is offered: in the menu *Verplaatsen*; at a button of its own that asks twice; or nowhere, because
 * another deed or the server brings it along.
 */
export type OfferedIn = 'menu' | 'button' | 'nowhere'

export interface Move {
  readonly deed: MoveDeed
  readonly from: readonly CaseState[]
  /** Where it leads; 'before' is the state the case had before the one it is in. */
  readonly to: CaseState | 'before'
  readonly needs: readonly Need[]
  readonly offered: OfferedIn
  /** May the mover take it back within the time of `undoSeconds`? */
  readonly undo: boolean
}

const move = (deed: MoveDeed, from: readonly CaseState[], to: Move['to'], more: Partial<Move> = {}): Move => ({
  deed,
  from,
  to,
  needs: [],
  offered: 'menu',
  undo: true,
  ...more,
})
const button = { offered: 'button', undo: false } as const
const along = { offered: 'nowhere', undo: false } as const
const gate = ['all-fields', 'no-open-mark'] as const
const closing = ['summary-accepted', 'close-out', 'follow-up', 'lesson'] as const

/**
 * Every way a case goes from one state to another: the other half of the table of states. Who may do each deed stands
 * in rights/table.ts. What is not listed here does not happen. Source: domain.md §1.5.
 */
export const moves: readonly Move[] = [
  move('case.publish', ['draft', 'returned'], 'open', { ...button, needs: gate }),
  move('case.publish', ['draft', 'returned'], 'second-reading', { ...button, needs: gate }),
  move('case.second-read', ['second-reading'], 'open', { ...button, needs: ['another-reader', 'no-open-mark'] }),
  move('case.second-read', ['second-reading'], 'returned', { ...button, needs: ['another-reader', 'reason'] }),
  move('case.wait-for-author', ['open', 'in-progress'], 'waiting-for-author'),
  move('case.answered-by-author', ['waiting-for-author'], 'in-progress'),
  move('case.start', ['open', 'waiting-for-author'], 'in-progress'),
  move('case.put-on-agenda', ['open', 'waiting-for-author', 'in-progress'], 'on-agenda'),
  move('case.take-off-agenda', ['on-agenda'], 'before'),
  move('case.discuss', ['on-agenda'], 'discussed'),
  move('case.summarise', ['in-progress', 'discussed'], 'summarised', { needs: ['summary'] }),
  move('case.plan-follow-up', ['summarised'], 'follow-up', { ...along, needs: ['summary-accepted', 'close-out'] }),
  move('case.close', ['summarised', 'follow-up'], 'closed', { needs: closing }),
  move('case.close-unanswered', ['follow-up'], 'closed', { ...along, needs: closing }),
  // A new round begins, so that what was answered before cannot close the case again: no way back by undo.
  move('case.reopen', ['closed', 'follow-up', 'summarised', 'discussed'], 'in-progress', { undo: false }),
  move('case.withdraw', aliveStates, 'withdrawn', button),
  move('case.restore', ['withdrawn'], 'before', { ...button, needs: ['no-open-mark', 'in-time'] }),
  move('case.hide', boardStates, 'hidden', button),
  move('case.recognise', boardStates, 'hidden', button),
  move('case.show-again', ['hidden'], 'before', { ...button, needs: ['no-open-mark'] }),
  move('case.minimise', ['closed'], 'minimised', { ...along, needs: ['past-keeping'] }),
]

/** Seconds in which the mover may take a move back. */
export const undoSeconds = 10
/** Days in which a withdrawn case can be brought back; then it is erased. Source: domain.md §3.7. */
export const restoreDays = 30
/** Months that a closed case keeps its text; then only its coded fields stay. Source: domain.md §3.7. */
export const keptMonths = 24
/** Days that a closed case lies on the board; then it lies in the archive. */
export const onBoardDays = 30

/** The moves that lead out of a state, whoever asks. */
export const movesFrom = (state: CaseState) => moves.filter((one) => one.from.includes(state))

/** The move a deed makes from a state; `to` chooses where a deed has two outcomes. Nothing when it is not listed. */
export const moveOf = (state: CaseState, deed: MoveDeed, to?: CaseState): Move | undefined =>
  movesFrom(state).find((one) => one.deed === deed && (to === undefined || one.to === to || one.to === 'before'))

/** The states a move can lead to: for 'before' every state from which the present one is reached. */
export const targetsOf = (one: Move): readonly CaseState[] =>
  one.to === 'before'
    ? caseStates.filter((state) => movesFrom(state).some((other) => one.from.includes(other.to as CaseState)))
    : [one.to]

/** Did this deed bring a case into a state of itself, and not merely back to it? */
export const ledTo = (deed: string, state: CaseState) => moves.some((one) => one.deed === deed && one.to === state)

/** Words of a request to a deed of the table, or nothing. */
export const moveDeed = (word: unknown): MoveDeed | undefined => moves.find((one) => one.deed === word)?.deed

/** May this move still be taken back by the one who made it? `at` and `now` are moments. */
export const undoable = (deed: MoveDeed, at: Date, now: Date) =>
  moves.some((one) => one.deed === deed && one.undo) && now.getTime() - at.getTime() <= undoSeconds * 1000
