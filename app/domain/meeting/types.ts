import type { RoomOf } from '../document/types.ts'
import type { CaseState } from '../rights/table.ts'

export const answers = ['yes', 'online', 'no'] as const
/** *Ik kom*, *ik kom online*, *ik kan niet*. */
export type Answer = (typeof answers)[number]

/** A coordinator brings the members of a board together. */
export interface Meeting {
  readonly id: string
  readonly boardId: string
  readonly boardName: string
  /** Stays the same for ever: calendars know the meeting by it (RFC 5545 §3.8.4.7). */
  readonly uid: string
  /** Rises whenever calendars must follow (RFC 5545 §3.8.7.4). */
  readonly sequence: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly onlineUrl: string
  readonly state: 'planned' | 'cancelled'
  readonly minutesId: string
  readonly organiser: { readonly id: string; readonly name: string }
}

/** A meeting in a list. */
export interface MeetingInList {
  readonly id: string
  readonly boardName: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly online: boolean
  readonly state: Meeting['state']
  readonly cases: number
  /** What the asker answered; null when they did not, undefined when they are not invited. */
  readonly myAnswer: Answer | null | undefined
}

export type AgendaKind = 'opening' | 'follow-up' | 'case' | 'practice-note' | 'agreements' | 'other'

/** One part of the agenda. A case that the asker may not read has no question here. */
export interface AgendaItem {
  readonly id: string
  readonly kind: AgendaKind
  readonly minutes: number
  readonly title: string
  readonly aCase: { readonly id: string; readonly number: number; readonly question: string | null } | null
}

/** A case that could be discussed: it waits for a meeting, or is open or in progress. */
export interface WaitingCase {
  readonly id: string
  readonly number: number
  readonly question: string
  readonly state: CaseState
  readonly urgency: string | null
  readonly since: Date
  readonly asked: boolean
}

/** A member of the board, and what they were asked and said. */
export interface Invitee {
  readonly id: string
  readonly name: string
  readonly colour: number
  readonly invited: boolean
  readonly answer: Answer | null
}

/** A meeting as its page shows it; `room` is that of its minutes. */
export interface MeetingPage {
  readonly meeting: Meeting
  readonly agenda: readonly AgendaItem[]
  readonly waiting: readonly WaitingCase[]
  readonly people: readonly Invitee[]
  readonly room: RoomOf
}
