import { type CaseState, type Deed, type Relation, type Role, rowOf } from './table.ts'

/** Who asks, as far as rights go. `roles` add up. */
export interface RightsOf {
  readonly roles: readonly Role[]
}

/** What the deed is done to, seen from the asker. */
export interface Standing {
  /** Is the asker a member of the object's board? Objects of the whole group leave it out. */
  readonly onBoard?: boolean
  /** What the asker is to this very object. */
  readonly relations?: readonly Relation[]
  /** The state, when the object is a case or hangs below one. */
  readonly state?: CaseState
}

/** Could this person ever do the deed, whatever the object? The first question at every gate. */
export function couldEver(asker: RightsOf | null, deed: Deed): boolean {
  const row = rowOf(deed)
  if (row.within === 'world') return true
  if (!asker) return false
  return row.who.some((who) => isRelation(who) || asker.roles.includes(who as Role))
}

/** May this person do the deed to the object with which they stand so? */
export function may(asker: RightsOf | null, deed: Deed, standing: Standing = {}): boolean {
  const row = rowOf(deed)
  if (row.within === 'world') return true
  if (!asker) return false
  if (row.states && (!standing.state || !row.states.includes(standing.state))) return false
  const byRelation = row.who.some((who) => isRelation(who) && standing.relations?.includes(who))
  const byRole = row.who.some((who) => asker.roles.includes(who as Role))
  if (row.within === 'board' && standing.onBoard !== true) return false
  return byRelation || byRole
}

function isRelation(who: string): who is Relation {
  return who === 'author' || who === 'co-author' || who === 'writer' || who === 'named-reader'
}
