import type { CaseState } from '../rights/table.ts'

/** A consultation board: a theme or sub-group with its own members. */
export interface Board {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly documentId: string
  readonly pinboardId: string
}

/** A board in a list, with what a member wants to know before opening it. */
export interface BoardInList extends Board {
  readonly members: number
  readonly open: number
}

/** A case as it lies on the board: an index card with its question. Codes, no words of the story. */
export interface Card {
  readonly id: string
  /** Speakable number: 147 is shown as C-0147. */
  readonly number: number
  readonly question: string
  readonly state: CaseState
  /** Since when it is in this state, and when it was placed, ISO 8601. */
  readonly since: string
  readonly placed: string
  readonly kind: string | null
  readonly ageBand: string | null
  readonly centre: string | null
  readonly urgency: string | null
  readonly safety: string | null
  readonly themes: readonly string[]
  /** Id of the author; null when they chose not to be named. */
  readonly author: string | null
  /** Ids of those who advised. */
  readonly advisers: readonly string[]
  readonly questions: number
  readonly advices: number
  /** Last contribution or move, ISO 8601: a card that nobody touched for a week is dotted. */
  readonly touched: string
  /** Where a case on an agenda goes when it is taken off; null in any other state. */
  readonly before: CaseState | null
}

/** What only the asker sees of a card. */
export interface MyCard extends Card {
  readonly mine: 'author' | 'co-author' | null
  /** Visible to some members only; such cards are never in the shared board document. */
  readonly restricted: boolean
  /** Did another do something here since the asker last looked? */
  readonly news: boolean
  /** Does it wait for the asker ('me'), or for advice from anyone who may give it ('anyone')? */
  readonly waits: 'me' | 'anyone' | null
}
