import type { Colleague } from '../member/types.ts'

export type ContributionKind = 'question' | 'advice' | 'reply'

/** What the author does with an advice: do it, did it before, or it does not fit. Several may be done. */
export const decisions = ['will-do', 'done-before', 'does-not-fit'] as const
export type Decision = (typeof decisions)[number]

/** What a contribution's writer is to the case. */
export type WriterAs = 'author' | 'co-author' | 'colleague'

/** Something said below a case: a clarifying question, an advice, or a reply to either. */
export interface Contribution {
  readonly id: string
  readonly kind: ContributionKind
  /** Plain text; an empty line parts paragraphs, and a colleague who is called in stands as `@Name`. */
  readonly body: string
  readonly as: WriterAs
  /** Null when the author of the case chose not to be named. */
  readonly writer: Colleague | null
  readonly mine: boolean
  readonly writtenAt: Date
  readonly editedAt: Date | null
  readonly decision: Decision | null
  /** Who agrees, by name, without the asker; the author without a name is left out. */
  readonly agreed: readonly string[]
  /** Does the asker agree? */
  readonly iAgree: boolean
  /** Pages it leads to. */
  readonly links: readonly { id: string; slug: string; title: string }[]
  /** Written or changed by another since the asker's visit before this one. */
  readonly isNew: boolean
  /** What it said before, newest first. */
  readonly before: readonly { body: string; replacedAt: Date }[]
  readonly replies: readonly Contribution[]
}

/** May advice be given now, or from when? */
export type AdviceOpens = { readonly open: true } | { readonly open: false; readonly from: Date }

/** Someone to ask, and why: how many cases like this one they advised on, and when they last advised at all. */
export interface Suggestion extends Colleague {
  readonly alike: number
  readonly lastAdvisedAt: Date | null
}

/** Someone who was asked to think along. */
export interface Asked {
  readonly id: string
  readonly name: string
  readonly at: Date
  readonly declined: boolean
}

/** Who could be asked, who was, and whether the one who looks was: by whom, null where the author is not named. */
export interface Asking {
  readonly suggestions: readonly Suggestion[]
  readonly asked: readonly Asked[]
  readonly askedMe: { readonly by: string | null } | null
}
