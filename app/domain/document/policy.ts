import { may, type RightsOf } from '../rights/policy.ts'
import type { CaseState } from '../rights/table.ts'
import type { DocumentKind, RoomOf } from './types.ts'

/** How a member stands to what a document belongs to. */
export interface DocumentStanding {
  readonly kind: DocumentKind
  readonly onBoard: boolean
  readonly caseState: CaseState | null
  readonly mine: 'author' | 'co-author' | null
  /** Does the visibility of the case reach this member? */
  readonly readable: boolean
}

/**
 * What a member may do in a document over the socket; null is told as "not there".
 * A case's own text is open to its writers alone: others get the last checked version. A board's document is
 * written by the server alone.
 */
export function rightIn(asker: RightsOf, standing: DocumentStanding): RoomOf['right'] | null {
  const { kind, onBoard, mine, readable } = standing
  const state = standing.caseState ?? undefined
  const relations = mine ? [mine] : []
  const at = { onBoard, relations, state }
  if (kind === 'case') {
    if (may(asker, 'case.write', at)) return 'write'
    return may(asker, 'case.read-own', at) ? 'read' : null
  }
  if (kind === 'case-notes') {
    if (!readable || !may(asker, 'case-notes.read', at)) return null
    return may(asker, 'case-notes.write', at) ? 'write' : 'read'
  }
  if (kind === 'board') return may(asker, 'board.read', { onBoard }) ? 'read' : null
  if (!may(asker, `${kind}.read`, { onBoard })) return null
  return may(asker, `${kind}.write`, { onBoard }) ? 'write' : 'read'
}
