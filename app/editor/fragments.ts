import type { DocumentKind } from '../domain/document/types.ts'

/** The named texts (Y.XmlFragment) of each kind of document. A board holds a map of cards instead. */
export const fragments = {
  case: ['situation', 'complaints', 'strengths', 'wish', 'considerations'],
  'case-notes': ['notes', 'summary'],
  'practice-note': ['body'],
  minutes: ['body'],
  board: [],
  pinboard: ['body'],
} as const satisfies Record<DocumentKind, readonly string[]>

/** Server-written maps: the board's cards, and the pulse by which open pages hear that something changed. */
export const maps = { cards: 'cards', pulse: 'pulse' } as const

export type CaseFragment = (typeof fragments.case)[number]
