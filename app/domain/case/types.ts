import type { CaseFragment } from '#app/editor/fragments.ts'
import type { CombinationReason } from '../anonymisation/types.ts'
import type { Fragments } from '../document/types.ts'
import type { Colleague } from '../member/types.ts'
import type { CaseState } from '../rights/table.ts'
import type { Visibility } from './thesaurus.ts'

/** The coded fields and the question; the long texts live in the case's shared document. Codes of thesaurus.ts. */
export interface CaseFields {
  readonly question: string
  readonly kind: string | null
  readonly ageBand: string | null
  readonly centre: string | null
  readonly roleInViolence: string | null
  readonly themes: readonly string[]
  readonly setting: string | null
  readonly phase: string | null
  readonly safety: string | null
  readonly reportingCodeStep: string | null
  readonly instruments: readonly string[]
  readonly nothingTried: boolean
  readonly urgency: string | null
  readonly visibility: Visibility
  readonly showName: boolean
  readonly declarations: readonly string[]
}

/** One thing that was tried, with its effect. */
export interface Tried {
  readonly id: string
  readonly intervention: string
  readonly effect: string | null
  readonly why: string
}

/** A case as its reader or writer finds it. */
export interface Case extends CaseFields {
  readonly id: string
  /** Speakable number: 147 is shown as C-0147. */
  readonly number: number
  readonly boardId: string
  readonly boardName: string
  readonly state: CaseState
  readonly stateSince: Date
  readonly publishedAt: Date | null
  readonly closedAt: Date | null
  /** Closed, and no longer on the board. */
  readonly archived: boolean
  readonly safetyScreen: { shownAt: Date; choice: string | null } | null
  readonly documentId: string
  readonly notesId: string
  /** What the asker is to it. */
  readonly mine: 'author' | 'co-author' | null
  /** Null when the author chose not to be named and the asker is no coordinator. */
  readonly author: Colleague | null
  readonly tried: readonly Tried[]
}

/** What readers see of the long texts: checked paragraphs only. */
export interface Readable {
  readonly content: Fragments
  /** Paragraphs that still hold an open mark and are left out. */
  readonly withheldParagraphs: number
}

/** A draft in the list of its writers. */
export interface Draft {
  readonly id: string
  readonly number: number
  readonly question: string
  readonly state: CaseState
  readonly boardName: string
  readonly mine: 'author' | 'co-author'
  readonly touched: Date
}

/** An earlier case that looks like the one being brought in. */
export interface SimilarCase {
  readonly id: string
  readonly number: number
  readonly question: string
  readonly state: CaseState
  readonly advices: number
  readonly lesson: boolean
}

/** What changed in a case by others since its reader's visit before this one; the thread is told apart. */
export interface ChangesSince {
  readonly since: Date
  /** Names of long texts. */
  readonly texts: readonly string[]
  /** Names of coded fields. */
  readonly fields: readonly string[]
  /** The state it came into. */
  readonly state: CaseState | null
}

/** What a case can begin with on a board. */
export interface Template {
  readonly id: string
  readonly name: string
  /** Lines per long text, above which its author writes. */
  readonly prompts: Readonly<Partial<Record<CaseFragment, readonly string[]>>>
  readonly kind: string | null
  readonly themes: readonly string[]
  readonly setting: string | null
}

/** Where a mark stands, for a refusal: never the word itself. `at` is a field, a fragment or `tried.<id>`. */
export interface OpenMark {
  readonly at: string
  /** Which paragraph of `at`, from 0. */
  readonly paragraph: number
  /** UTF-16 offsets within the paragraph. */
  readonly start: number
  readonly end: number
  readonly category: string
  readonly tier: string
}

/** Words that a writer left on purpose; only ever shown to the writers of the text they stand in. */
export interface KeptOnPurpose {
  readonly surface: string
  readonly category: string
  readonly reason: string
  /** The reason in words, where it is 'other'. */
  readonly note: string
  readonly tier: string
  readonly scope: string
}

/** A reader recognises a case: for coordinators, not a word of it. */
export interface Recognition {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly boardName: string
  readonly readerName: string
  readonly forEveryone: boolean
  readonly at: Date
  readonly hidden: boolean
}

/** What points to someone only together with something else, in the words of the text. */
export interface PointsTogether {
  readonly indirect: readonly { readonly surface: string; readonly category: string }[]
  readonly combinations: readonly { readonly reason: CombinationReason; readonly parts: readonly string[] }[]
}
