import { closeCode } from '../wire.ts'

/** What is known of one room's socket; counts are those of the present socket. Moments in ms since 1970. */
export interface LinkFacts {
  readonly connected: boolean
  /** The server's text has arrived on this socket. */
  readonly synced: boolean
  /** Our answer to the server's state vector went out: from here on the server has what we have. */
  readonly answered: boolean
  /** Sync frames sent, and how many of them the server says are on disk. */
  readonly sent: number
  readonly accepted: number
  /** An edit was made that has not gone out on this socket. */
  readonly unsent: boolean
  /** Since when words of this tab are not known to be on disk; null when all are. */
  readonly owesSince: number | null
  /** Has the text ever been here? Before that nobody can type. */
  readonly everSynced: boolean
  readonly savedAt: number | null
  /** The code of a close that is final. */
  readonly closed: number | null
  /** The server said that this socket may only read. */
  readonly mayWrite: boolean
}

export type Stop =
  | 'signed-out'
  | 'right-gone'
  | 'not-there'
  | 'replaced'
  | 'too-large'
  | 'editor-old'
  | 'too-many'
  | 'read-only'

/** What people are told about their words. `owes`: are there words that only this tab has? */
export type Link =
  | { readonly state: 'opening' }
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'saving'; readonly since: number; readonly slow: boolean }
  | { readonly state: 'offline'; readonly owes: boolean }
  | { readonly state: 'lost'; readonly why: Stop; readonly owes: boolean }

export const nothingKnown: LinkFacts = {
  connected: false,
  synced: false,
  answered: false,
  sent: 0,
  accepted: 0,
  unsent: false,
  owesSince: null,
  everSynced: false,
  savedAt: null,
  closed: null,
  mayWrite: true,
}

/** ms after which "Opslaan…" gets loud. */
export const slowAfter = 5000

/** Is everything of this tab on disk? Only what the server has acknowledged on this very socket counts. */
export const allOnDisk = (facts: LinkFacts) =>
  facts.connected && facts.synced && facts.answered && !facts.unsent && facts.accepted >= facts.sent

/** The state to show. `now` in ms since 1970. */
export function linkOf(facts: LinkFacts, now: number): Link {
  const owes = facts.owesSince !== null
  if (facts.closed !== null) return { state: 'lost', why: stopOf(facts.closed), owes }
  if (!facts.everSynced) return { state: 'opening' }
  if (!facts.connected) return { state: 'offline', owes }
  if (owes && !facts.mayWrite) return { state: 'lost', why: 'read-only', owes }
  if (!owes && (allOnDisk(facts) || !facts.mayWrite)) return { state: 'saved', at: facts.savedAt }
  const since = facts.owesSince ?? now
  return { state: 'saving', since, slow: now - since >= slowAfter }
}

/** Would leaving now lose words, or might it? True in every state but the first of the table in the design. */
export const guardsLeaving = (link: Link) =>
  link.state === 'saving' || link.state === 'offline' || (link.state === 'lost' && link.owes)

const stops: Record<number, Stop> = {
  [closeCode.noSession]: 'signed-out',
  [closeCode.rightGone]: 'right-gone',
  [closeCode.notThere]: 'not-there',
  [closeCode.epochPast]: 'replaced',
  [closeCode.tooLarge]: 'too-large',
  [closeCode.editorTooOld]: 'editor-old',
  [closeCode.tooMany]: 'too-many',
}
const stopOf = (code: number): Stop => stops[code] ?? 'right-gone'
