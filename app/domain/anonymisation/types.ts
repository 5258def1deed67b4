/** What a stretch of text can give away; the order is that of the side list. */
export const categories = [
  'person',
  'date',
  'age',
  'address',
  'postcode',
  'place',
  'phone',
  'email',
  'url',
  'bsn',
  'iban',
  'number',
  'plate',
  'school',
  'care_org',
  'employer',
  'organisation',
  'handle',
  'profession',
] as const
export type Category = (typeof categories)[number]

/** A certain, B likely, C hint. A and B block publishing, C does not. */
export type Tier = 'A' | 'B' | 'C'

/** Why something is marked, in one code; the sentence is in i18n. */
export const reasons = [
  'email-address',
  'web-address',
  'bank-account',
  'citizen-number',
  'postcode',
  'phone-number',
  'number-plate',
  'account-name',
  'reference-number',
  'long-number',
  'full-date',
  'day-and-month',
  'month-and-year',
  'feast-day',
  'age',
  'age-in-brackets',
  'name-with-title',
  'name-with-initials',
  'name-from-list',
  'name-after-cue',
  'name-by-capital',
  'name-seen-before',
  'name-you-gave',
  'street',
  'post-box',
  'place-from-list',
  'place-after-cue',
  'school-name',
  'care-name',
  'employer-name',
  'organisation-name',
  'rare-role',
  'profession',
] as const
export type Reason = (typeof reasons)[number]

/** A stretch of text that may give someone away. It never carries the words, only where they stand. */
export interface Mark {
  /** UTF-16 offset of the first unit. */
  readonly start: number
  /** UTF-16 offset after the last unit. */
  readonly end: number
  readonly category: Category
  readonly tier: Tier
  readonly reason: Reason
  /** What can stand there instead; null where only a person can say. */
  readonly proposal: string | null
}

/** Why things that are harmless alone are not harmless together. */
export const combinationReasons = ['rare-role-and-place', 'rare-event', 'only-one', 'several-indirect'] as const
export type CombinationReason = (typeof combinationReasons)[number]

/** Parts that point to one person together; each part is a place in the text, in reading order. */
export interface Combination {
  readonly reason: CombinationReason
  readonly parts: readonly { readonly start: number; readonly end: number }[]
}

export interface ScanOptions {
  /** Language of the proposals; both languages are always looked for. Dutch where absent. */
  readonly language?: 'nl' | 'en'
  /** Real names that the therapist typed, kept in memory only. */
  readonly known?: readonly string[]
}

export interface Scanned {
  /** In reading order, never overlapping. */
  readonly marks: readonly Mark[]
  readonly combinations: readonly Combination[]
  readonly version: number
}

/** Number of the rule set: goes up when a rule changes what is marked. */
export const ruleVersion = 4

/** How well the check pointed, on texts that its rules were not tuned on; made by the benchmark. */
export interface Published {
  readonly ruleVersion: number
  readonly measuredOn: string
  /** First digits of the SHA-256 of the corpus. */
  readonly corpus: string
  readonly texts: number
  readonly words: number
  readonly spans: number
  /** Percentages. */
  readonly recall: number
  readonly precision: number
  readonly f1: number
  readonly dense: { readonly whole: number; readonly of: number }
  readonly clean: { readonly untouched: number; readonly of: number }
  readonly byCategory: Readonly<
    Partial<Record<Category, { readonly spans: number; readonly recall: number; readonly precision: number }>>
  >
}

/** Why something may stay; 'other' comes with words of the therapist. */
export const keepReasons = ['method-or-test', 'public-source', 'not-about-a-person', 'other'] as const
export type KeepReason = (typeof keepReasons)[number]
