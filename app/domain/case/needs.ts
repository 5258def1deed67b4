/** What must be true of the case itself, beside who asks and which state it is in. */
export const needs = [
  'all-fields',
  'no-open-mark',
  'another-reader',
  'reason',
  'summary',
  'summary-accepted',
  'close-out',
  'follow-up',
  'lesson',
  'in-time',
  'past-keeping',
] as const
export type Need = (typeof needs)[number]

/**
 * Needs that the deed itself meets, in the same transaction and before it moves the case: placing looks at every field,
 * a second reader is found as another than the writers, and their form asks for the reason.
 */
export const metByTheDeed: readonly Need[] = ['all-fields', 'another-reader', 'reason']

/** How far a round of closing has come: from the first summary until the case is closed or opened anew. */
export interface Progress {
  readonly summaryAccepted: boolean
  readonly closedOut: boolean
  /** 'planned' while it is still to come. */
  readonly followUp: 'none' | 'planned' | 'done' | 'declined'
  readonly lesson: 'undecided' | 'wanted' | 'none' | 'written'
}

export const nothingYet: Progress = { summaryAccepted: false, closedOut: false, followUp: 'none', lesson: 'undecided' }

/** Which of the needs that closing asks for are met. */
const met: Partial<Record<Need, (progress: Progress) => boolean>> = {
  'summary-accepted': (progress) => progress.summaryAccepted,
  'close-out': (progress) => progress.closedOut,
  'follow-up': (progress) => progress.followUp === 'done' || progress.followUp === 'declined',
  lesson: (progress) => progress.lesson === 'none' || progress.lesson === 'written',
}

/** The needs that `progress` does not meet; needs about something else are left to who asks for those. */
export const unmet = (asked: readonly Need[], progress: Progress): Need[] =>
  asked.filter((need) => met[need]?.(progress) === false)

/** What stands between this case and being closed. */
export const unmetForClosing = (progress: Progress): Need[] =>
  unmet(['summary-accepted', 'close-out', 'follow-up', 'lesson'], progress)
