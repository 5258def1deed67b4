import type { DocumentKind, RichText } from '#app/domain/document/types.ts'
import type { FieldCheck, KeptMark, MarksOfField, PlacedMark } from './marks.ts'
import type { Tool } from './tools.ts'
import type { LiveRoom } from './use-room.ts'

/** One text of a room. */
export interface SharedTextProps {
  room: LiveRoom
  kind: DocumentKind
  fragment: string
  /** Name of the field, shown above it unless `labelledBy` names an element that already says it. */
  label: string
  labelledBy?: string
  help?: string
  /** What to write here, shown while nothing is there. */
  hint?: string
  /** The committed text: shown until the room is live, and to who may only read. */
  committed: RichText | null
  /** Tools in their order; none leaves the bar away. */
  toolbar?: readonly Tool[]
  readOnly?: boolean
  /** A field with a border, as in a form; without it the text lies on the page. */
  boxed?: boolean
  /** Text of a case: not translated by the browser, spelling off unless switched on. */
  about?: 'case' | 'page'
  check?: FieldCheck
  /** Is there a list on the page that walks on from field to field? */
  walksOn?: boolean
  kept?: readonly KeptMark[]
  /** Number of the first mark, when a page numbers on from field to field. */
  numberFrom?: number
  onMarks?: (found: MarksOfField) => void
  onKeep?: (mark: PlacedMark, reason: string, note: string) => void
  onUnkeep?: (mark: PlacedMark) => void
}
