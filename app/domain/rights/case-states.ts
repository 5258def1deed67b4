/** Columns of a board: groups of states, in the order of a case's life. */
export const columns = ['open', 'waiting', 'busy', 'agenda', 'summarised', 'closed'] as const
export type Column = (typeof columns)[number]

/** Whom a state lets in: its writers; its readers on the board; or the author and the coordinators. */
export type ReadIn = 'writers' | 'board' | 'author-and-coordinator'

interface StateRow {
  readonly readIn: ReadIn
  /** Where the card lies; null for what lies on no board. */
  readonly column: Column | null
  /** The step of *Waar staan we* that it belongs to; null where the course says nothing. */
  readonly step: 'open' | 'in-progress' | 'summarised' | 'follow-up' | 'closed' | null
  /** Does the case still change: may it be written, answered and advised on? */
  readonly alive?: true
  /** Does the author look at this next? Then the card says so to them. */
  readonly authorsTurn?: true
}

/**
 * Every state of a case in the order of its life: half of the one table of states. The other half, how a case goes from
 * one to another, is case/states.ts; docs/states.md is made from both. *Anonimiteitscontrole* is no place to stay: it
 * happens inside the deed of placing, which refuses or goes on. Source: domain.md §1.5.
 */
export const stateTable = {
  draft: { readIn: 'writers', column: null, step: null },
  'second-reading': { readIn: 'writers', column: null, step: null },
  returned: { readIn: 'writers', column: null, step: null },
  open: { readIn: 'board', column: 'open', step: 'open', alive: true },
  'waiting-for-author': { readIn: 'board', column: 'waiting', step: 'in-progress', alive: true, authorsTurn: true },
  'in-progress': { readIn: 'board', column: 'busy', step: 'in-progress', alive: true },
  'on-agenda': { readIn: 'board', column: 'agenda', step: 'in-progress', alive: true },
  discussed: { readIn: 'board', column: 'agenda', step: 'in-progress', alive: true },
  summarised: { readIn: 'board', column: 'summarised', step: 'summarised', alive: true, authorsTurn: true },
  'follow-up': { readIn: 'board', column: 'summarised', step: 'follow-up', alive: true },
  closed: { readIn: 'board', column: 'closed', step: 'closed' },
  minimised: { readIn: 'board', column: null, step: 'closed' },
  withdrawn: { readIn: 'author-and-coordinator', column: null, step: null },
  hidden: { readIn: 'author-and-coordinator', column: null, step: null },
} as const satisfies Record<string, StateRow>

export type CaseState = keyof typeof stateTable
export const caseStates = Object.keys(stateTable) as CaseState[]

/** The row as plain data, for questions that do not care which state it is. */
export const stateRow = (state: CaseState): StateRow => stateTable[state]

const statesWhere = (holds: (row: StateRow) => boolean): readonly CaseState[] =>
  caseStates.filter((state) => holds(stateRow(state)))

/** States in which members of the board can read a case. */
export const readableStates = statesWhere((row) => row.readIn === 'board')
/** States in which a case lies on its board. */
export const boardStates = statesWhere((row) => row.column !== null)
/** States in which a case can still be written and advised on. */
export const aliveStates = statesWhere((row) => row.alive === true)
/** States in which colleagues still think about the question: before there is a summary. */
export const thinkingStates = statesWhere((row) => row.step === 'open' || row.step === 'in-progress')
/** States in which only its author and the coordinators see it. */
export const putAwayStates = statesWhere((row) => row.readIn === 'author-and-coordinator')
