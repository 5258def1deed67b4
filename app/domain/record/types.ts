import type { RichText } from '../document/types.ts'

/** Something said below a case: of what kind, by which discipline and when; never by whom. */
export interface SaidInRecord {
  readonly head: string
  /** Paragraphs of plain text. */
  readonly body: readonly string[]
  /** What became of it: followed, agreed with, leading to a page. */
  readonly notes: readonly string[]
  readonly replies: readonly SaidInRecord[]
}

export type Block =
  | { readonly kind: 'rich'; readonly text: RichText }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly words: string }[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'said'; readonly said: readonly SaidInRecord[] }

/** A case for one's own record: the page and the Markdown are made from this alone. */
export interface CaseRecord {
  readonly title: string
  readonly question: string
  /** Who took it and when: it stands on every page of paper. */
  readonly mark: string
  readonly sections: readonly { readonly head: string; readonly blocks: readonly Block[] }[]
}
