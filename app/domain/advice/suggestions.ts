import type { Role } from '../rights/table.ts'

/** Somebody who can read the case, with what they did before. */
export interface Candidate {
  readonly id: string
  readonly roles: readonly Role[]
  /** Did they write the case, or say something below it already? */
  readonly involved: boolean
  /** Were they asked and have not said no? */
  readonly waiting: boolean
  readonly declined: boolean
  /** Cases with a theme in common, or of the same kind and age band, on which they advised. */
  readonly alike: number
  readonly lastAdvisedAt: Date | null
}

const advising: readonly Role[] = ['therapist', 'expert']

/**
 * Whom to ask, at most `most`: those with experience in what the case is about first, then other expert members, then
 * the others; and among equals who answered least recently, so that it is not always the same few. Nobody who wrote it,
 * joined in, was asked or said not now.
 */
export function suggested<T extends Candidate>(all: readonly T[], most: number): T[] {
  return all
    .filter((one) => !one.involved && !one.waiting && !one.declined)
    .filter((one) => one.roles.some((role) => advising.includes(role)))
    .sort((a, b) => kindOf(a) - kindOf(b) || lastOf(a) - lastOf(b) || a.id.localeCompare(b.id))
    .slice(0, most)
}

const kindOf = (one: Candidate) => (one.alike > 0 ? 0 : one.roles.includes('expert') ? 1 : 2)
const lastOf = (one: Candidate) => one.lastAdvisedAt?.getTime() ?? 0
