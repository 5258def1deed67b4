import type { RichText, RoomOf } from '../document/types.ts'

/** A page of "Wat werkt", as it stands in a list. Dates are ISO 8601. */
export interface PracticeNote {
  readonly id: string
  /** Its address below /practice. */
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly state: 'draft' | 'adopted'
  readonly adoptedAt: string | null
  /** Day before which the group looks at it again. */
  readonly reviewBefore: string | null
  readonly changedAt: string
  readonly startedBy: string | null
}

/** A page opened: the committed text and, for who may write, its room. */
export interface OpenPracticeNote {
  readonly note: PracticeNote
  readonly body: RichText | null
  readonly room: RoomOf | null
  readonly mayAdopt: boolean
  readonly mayRestore: boolean
}

/** A text that was, with who wrote it. */
export interface Version {
  readonly id: string
  readonly kind: 'sitting' | 'named' | 'before-restore' | 'adopted'
  readonly name: string | null
  readonly at: string
  readonly writers: readonly string[]
}
