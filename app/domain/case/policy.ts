import type { RefusalCode } from '../refusal.ts'
import { may, type RightsOf, type Standing } from '../rights/policy.ts'
import { type CaseState, caseStates, type Deed, rowOf } from '../rights/table.ts'
import { type Move, type MoveDeed, moveOf, movesFrom } from './states.ts'

/** How someone stands to a case. */
export interface Place {
  readonly onBoard: boolean
  readonly mine: 'author' | 'co-author' | null
  readonly state: CaseState
}

/** Who does a deed: somebody, or the server at its time. */
export type By = RightsOf | 'server'

export const standing = ({ onBoard, mine, state }: Place): Standing => ({
  onBoard,
  state,
  relations: mine ? [mine] : [],
})

/** The moves this person may make now, as the menu *Verplaatsen* lists them: one for each state it leads to. */
export function movesOpenTo(asker: RightsOf, place: Place): Move[] {
  const open = movesFrom(place.state).filter(
    (move) => move.offered === 'menu' && may(asker, move.deed, standing(place)),
  )
  return open.filter((move, at) => open.findIndex((other) => other.to === move.to) === at)
}

/** May this deed be done to the case in the state it is in? */
export function mayDo(by: By, deed: Deed, place: Place): boolean {
  if (by !== 'server') return may(by, deed, standing(place))
  const { who, states } = rowOf(deed)
  return who.includes('server') && (!states || states.includes(place.state))
}

/** Why not: 'wrong-state' when another state would have allowed it, else 'not-allowed'. Null when it may be done. */
export function whyNot(by: By, deed: Deed, place: Place): RefusalCode | null {
  if (mayDo(by, deed, place)) return null
  return caseStates.some((state) => mayDo(by, deed, { ...place, state })) ? 'wrong-state' : 'not-allowed'
}

/**
 * The move that a deed makes, or the code it is refused with: the one decision about states, for whoever tries.
 * What the case itself must hold (`needs`) is asked after this. @param to  chooses where a deed has two outcomes
 */
export function moveFor(by: By, deed: MoveDeed, place: Place, to?: CaseState): Move | RefusalCode {
  return whyNot(by, deed, place) ?? moveOf(place.state, deed, to) ?? 'wrong-state'
}

/** Who may read the case, whatever the where-clause let through. */
export const mayRead = (asker: RightsOf, place: Place): boolean =>
  may(asker, 'case.read', standing(place)) ||
  may(asker, 'case.read-own', standing(place)) ||
  may(asker, 'case.read-hidden', standing(place))

/** Who sees the name behind 'Inbrenger'. */
export const seesAuthor = (asker: RightsOf, aCase: { showName: boolean; mine: Place['mine'] }): boolean =>
  aCase.showName || aCase.mine !== null || asker.roles.includes('coordinator')
