/** How many; null where showing it would say something about fewer than `smallest` cases (suppression.ts). */
export type Count = number | null

/** Counts that belong together, and how many they are in all. */
export interface Parts<Name extends string> {
  readonly of: Count
  readonly counts: Readonly<Record<Name, Count>>
}

/** Working days within which half of the cases, and nine of ten, were answered. */
export interface Waits {
  readonly half: number
  readonly nineOfTen: number
}

/** A year of the boards of whoever asks. What may not be shown is not in it: every form of it is made from this alone. */
export interface Measures {
  readonly year: number
  /** The year is not over. */
  readonly running: boolean
  readonly boards: number
  /** Without what was placed too lately to say anything of, and without what was withdrawn. */
  readonly placed: Count
  readonly closed: Count
  readonly questions: Count
  readonly advices: Count
  /** How many different disciplines answered; null where they answered too few cases. */
  readonly disciplines: Count
  readonly meetings: number
  readonly pages: number
  readonly reaction: Waits | null
  readonly advice: Waits | null
  readonly inTime: Parts<'yes' | 'no'>
  readonly changedPlan: Parts<'yes' | 'no'>
  readonly followUps: Parts<'returned' | 'declined' | 'no-answer'>
  readonly lessons: Parts<'yes' | 'no'>
  /** Codes of the form that stand at enough cases, most first. */
  readonly themes: readonly { readonly theme: string; readonly count: number }[]
}

/** A case that was placed, as far as it is measured. */
export interface Placed {
  readonly placedAt: Date
  readonly firstReactionAt: Date | null
  readonly firstAdviceAt: Date | null
  readonly themes: readonly string[]
}

/** A case that was closed, as far as it is measured. */
export interface Closed {
  readonly changedPlan: boolean
  readonly followUp: 'returned' | 'declined' | 'no-answer'
  readonly lesson: boolean
}

/** What else was done in a year. */
export interface Done {
  readonly boards: number
  readonly questions: number
  readonly advices: number
  readonly disciplines: number
  /** Cases in which somebody else than their writers said something. */
  readonly answered: number
  readonly meetings: number
  readonly pages: number
}
