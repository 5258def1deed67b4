import type { Need } from '../case/needs.ts'
import type { RichText } from '../document/types.ts'

/** Question 1 of the close-out. */
export const results = ['confirmed', 'new-advice', 'not-useful', 'none-of-these'] as const
export type Result = (typeof results)[number]

/** Was it carried out? */
export const carriedOut = ['yes', 'partly', 'no'] as const
export type CarriedOut = (typeof carriedOut)[number]

export const effectsAfter = ['better', 'same', 'worse', 'too-early'] as const
export type EffectAfter = (typeof effectsAfter)[number]

/** What the author chose, and when they tell how it went. */
export interface CloseOut {
  readonly at: Date
  readonly result: Result
  /** 1 (nothing) to 5 (very much). */
  readonly value: number
  readonly nextStep: string
}

/** How it went, or why nobody will hear. 'no-answer' after two reminders, counted apart. */
export type FollowUp =
  | { readonly state: 'none' }
  | { readonly state: 'planned'; readonly dueAt: Date; readonly due: boolean }
  | { readonly state: 'declined'; readonly at: Date; readonly why: string; readonly noAnswer: boolean }
  | {
      readonly state: 'done'
      readonly at: Date
      readonly carriedOut: CarriedOut
      readonly why: string
      readonly effect: EffectAfter | null
      readonly useful: number | null
    }

/** What others may learn of the case. */
export type Lesson =
  | { readonly state: 'undecided' | 'wanted' | 'none' }
  | {
      readonly state: 'written'
      readonly body: string
      readonly note: { readonly slug: string; readonly title: string } | null
    }

/** From the first summary to the lesson: one round of a case. */
export interface Outcome {
  /** The summary as its author accepted it; null while it is being written. */
  readonly accepted: { readonly text: RichText; readonly at: Date } | null
  readonly closeOut: CloseOut | null
  readonly followUp: FollowUp
  readonly lesson: Lesson
  /** What still stands between this case and being closed. */
  readonly unmet: readonly Need[]
}
