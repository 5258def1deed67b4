import { aliveStates as alive, boardStates, type CaseState, readableStates, thinkingStates } from './case-states.ts'

export { type CaseState, caseStates, readableStates } from './case-states.ts'

/**
 * The one capability table: who may do what, and in which states of the object. Routes, sockets, tests and
 * docs/rights.md are made from it. A role counts only inside `within`; a relation (author, co-author,
 * writer, invited) is to the object itself. Whoever may not read an object is told that it is not there.
 */
export const roles = ['reader', 'therapist', 'expert', 'coordinator', 'administrator'] as const
export type Role = (typeof roles)[number]

export const relations = ['author', 'co-author', 'writer', 'named-reader'] as const
export type Relation = (typeof relations)[number]

/** 'server': nobody who asks; the server does it itself, at its time. */
export type Who = Role | Relation | 'anyone' | 'server'

/** 'board': member of the object's board. 'group': any member. 'world': signed in or not. */
export type Within = 'board' | 'group' | 'world'

interface Row {
  readonly who: readonly Who[]
  readonly within: Within
  /** Grave: who asks must have shown who they are in the last five minutes. */
  readonly fresh?: true
  /** Also for someone who came in to choose how to sign in, and may do nothing else yet. */
  readonly enrolling?: true
  /** Also for someone who has not agreed to the house rules of today. */
  readonly beforeAgreeing?: true
  /** Also while the screen is locked. */
  readonly whileLocked?: true
  readonly states?: readonly CaseState[]
}

const everyRole = ['reader', 'therapist', 'expert', 'coordinator'] as const
const writers = ['therapist', 'expert', 'coordinator'] as const
const advisers = ['therapist', 'expert', 'coordinator'] as const
const everyMember = [...everyRole, 'administrator'] as const
const runners = ['coordinator', 'administrator'] as const

export const table = {
  'open.frame': { who: ['anyone'], within: 'world' }, // language, theme and banner around every page
  'open.not-found': { who: ['anyone'], within: 'world' },
  'open.locked': { who: ['anyone'], within: 'world' }, // also unlocking: a locked session is let in nowhere else
  'open.sign-in': { who: ['anyone'], within: 'world' },
  'open.choose-persona': { who: ['anyone'], within: 'world' }, // trial only; the route is not there otherwise
  'open.health': { who: ['anyone'], within: 'world' },
  'open.help': { who: ['anyone'], within: 'world' },

  'open.setup': { who: ['anyone'], within: 'world' }, // while there is nobody, with the code from the output
  'open.invitation': { who: ['anyone'], within: 'world' }, // with the link of an invitation
  'open.house-rules': { who: ['anyone'], within: 'world' },
  'open.stop-mail': { who: ['anyone'], within: 'world' }, // with the link in a mail (RFC 8058)
  'open.recover': { who: ['anyone'], within: 'world' }, // *Ik kan niet aanmelden*

  'account.own': { who: everyMember, within: 'group' }, // profile, language, theme, shortcuts
  'account.lock': { who: everyMember, within: 'group', beforeAgreeing: true },
  'account.sign-out': { who: everyMember, within: 'group', beforeAgreeing: true, enrolling: true, whileLocked: true },
  'account.prove': { who: everyMember, within: 'group', beforeAgreeing: true }, // shows again who one is, for a grave deed
  'account.active': { who: everyMember, within: 'group', beforeAgreeing: true }, // did something: the clock of idleness begins anew
  'account.access': { who: everyMember, within: 'group' }, // with what one signs in, and where one is signed in
  'account.enrol': { who: everyMember, within: 'group', enrolling: true },
  'account.change-factors': { who: everyMember, within: 'group', fresh: true },
  'account.agree': { who: everyMember, within: 'group', beforeAgreeing: true }, // to a newer version of the house rules
  'account.export': { who: everyMember, within: 'group', beforeAgreeing: true, fresh: true }, // all that is kept about oneself
  'account.leave': { who: everyMember, within: 'group', beforeAgreeing: true, fresh: true },
  'message.inbox': { who: everyMember, within: 'group' },
  'message.choose': { who: everyMember, within: 'group' },
  'home.read': { who: everyMember, within: 'group' },
  'anonymity.read': { who: everyMember, within: 'group' },
  'member.list': { who: everyMember, within: 'group' }, // Wie is wie
  'member.read': { who: everyMember, within: 'group' },
  'membership.read': { who: runners, within: 'group' }, // who was invited, what waits for a second pair of eyes
  'membership.invite': { who: runners, within: 'group' }, // an administrator only while there is no coordinator
  'membership.approve': { who: runners, within: 'group', fresh: true },
  'membership.change-roles': { who: runners, within: 'group', fresh: true },
  'membership.suspend': { who: runners, within: 'group', fresh: true },
  'membership.end': { who: runners, within: 'group', fresh: true },
  'membership.recover': { who: runners, within: 'group', fresh: true },
  'membership.check-numbers': { who: ['coordinator'], within: 'group' },

  'board.list': { who: everyRole, within: 'group' },
  'board.read': { who: everyRole, within: 'board' },
  'board.create': { who: ['coordinator'], within: 'group' },
  'board.change-members': { who: ['coordinator'], within: 'board' },
  'board.change-settings': { who: ['coordinator'], within: 'board' }, // templates, and when advice opens
  'board.leave': { who: everyRole, within: 'board' },
  'pinboard.read': { who: everyRole, within: 'board' },
  'pinboard.write': { who: writers, within: 'board' },

  'case.bring-in': { who: ['therapist', 'expert', 'coordinator'], within: 'board' },
  'case.read-draft': { who: ['author', 'co-author'], within: 'group', states: ['draft', 'second-reading', 'returned'] },
  'case.read': { who: everyRole, within: 'board', states: readableStates },
  'case.read-own': { who: ['author', 'co-author'], within: 'group' },
  'case.read-hidden': { who: ['author', 'co-author', 'coordinator'], within: 'board', states: ['hidden', 'withdrawn'] },
  'case.write': { who: ['author', 'co-author'], within: 'group', states: ['draft', 'returned', ...alive] },
  'case.name-co-author': { who: ['author'], within: 'group', states: ['draft', 'returned', ...alive] },
  'case.hand-over': {
    who: ['author', 'coordinator'],
    within: 'board',
    states: ['draft', 'returned', ...alive, 'withdrawn', 'hidden'],
  },
  'case.delete-draft': { who: ['author'], within: 'group', states: ['draft', 'returned'] },
  'case.publish': { who: ['author'], within: 'board', states: ['draft', 'returned'] },
  'case.second-read': { who: ['expert'], within: 'board', states: ['second-reading'] },
  'case.withdraw': { who: ['author'], within: 'group', states: alive },
  'case.restore': { who: ['author'], within: 'board', states: ['withdrawn'] },
  'case.hide': { who: ['coordinator'], within: 'board', states: boardStates },
  'case.show-again': { who: ['coordinator'], within: 'board', states: ['hidden'] },
  'case.recognise': { who: everyRole, within: 'board', states: boardStates },
  'case.bring-back': { who: ['coordinator'], within: 'board' },
  'case.wait-for-author': { who: advisers, within: 'board', states: ['open', 'in-progress'] },
  'case.answered-by-author': { who: ['author', 'co-author'], within: 'board', states: ['waiting-for-author'] },
  'case.start': { who: advisers, within: 'board', states: ['open', 'waiting-for-author'] },
  'case.put-on-agenda': {
    who: ['coordinator'],
    within: 'board',
    states: ['open', 'waiting-for-author', 'in-progress'],
  },
  'case.take-off-agenda': { who: ['coordinator'], within: 'board', states: ['on-agenda'] },
  'case.discuss': { who: ['coordinator'], within: 'board', states: ['on-agenda'] },
  'case.summarise': {
    who: ['author', 'co-author', 'expert', 'coordinator'],
    within: 'board',
    states: ['in-progress', 'discussed'],
  },
  'case.accept-summary': { who: ['author'], within: 'board', states: ['summarised'] },
  'case.close-out': { who: ['author'], within: 'board', states: ['summarised', 'follow-up'] },
  'case.plan-follow-up': { who: ['author'], within: 'board', states: ['summarised'] },
  'case.follow-up': { who: ['author'], within: 'board', states: ['follow-up'] },
  'case.write-lesson': {
    who: ['author', 'co-author', 'expert', 'coordinator'],
    within: 'board',
    states: ['summarised', 'follow-up'],
  },
  'case.close': { who: ['author', 'coordinator'], within: 'board', states: ['summarised', 'follow-up'] },
  'case.close-unanswered': { who: ['server'], within: 'board', states: ['follow-up'] },
  'case.reopen': { who: ['coordinator'], within: 'board', states: ['closed', 'summarised', 'discussed', 'follow-up'] },
  'case.archive': { who: ['author', 'coordinator'], within: 'board', states: ['closed'] },
  'case.minimise': { who: ['server'], within: 'board', states: ['closed'] },
  'case.export': { who: ['author', 'co-author'], within: 'board', states: boardStates, fresh: true },
  'case.ask-colleague': { who: [...advisers, 'author', 'co-author'], within: 'board', states: thinkingStates },
  'case-notes.read': { who: everyRole, within: 'board', states: boardStates },
  'case-notes.write': { who: [...advisers, 'author', 'co-author'], within: 'board', states: alive },

  'contribution.write': { who: advisers, within: 'board', states: alive },
  'contribution.edit': { who: ['writer'], within: 'board', states: alive },
  'contribution.agree': { who: advisers, within: 'board', states: alive },
  'contribution.decide': { who: ['author', 'co-author'], within: 'board', states: alive },
  'contribution.link': { who: advisers, within: 'board', states: alive },

  'silence.read': { who: ['coordinator'], within: 'group' }, // what waits too long, on the boards they coordinate
  'measure.read': { who: ['coordinator'], within: 'group' }, // counts of the boards they coordinate, never a person

  'practice-note.list': { who: everyMember, within: 'group' },
  'practice-note.read': { who: everyMember, within: 'group' },
  'practice-note.create': { who: ['expert', 'coordinator'], within: 'group' },
  'practice-note.write': { who: ['expert', 'coordinator'], within: 'group' },
  'practice-note.restore': { who: ['expert', 'coordinator'], within: 'group' },
  'practice-note.adopt': { who: ['coordinator'], within: 'group' },

  'meeting.list': { who: everyRole, within: 'group' },
  'meeting.read': { who: everyRole, within: 'board' },
  'meeting.plan': { who: ['coordinator'], within: 'board' },
  'meeting.change': { who: ['coordinator'], within: 'board' },
  'meeting.cancel': { who: ['coordinator'], within: 'board' },
  'meeting.answer': { who: everyRole, within: 'board' },
  'minutes.read': { who: everyRole, within: 'board' },
  'minutes.write': { who: writers, within: 'board' },

  'emergency.list': { who: runners, within: 'group' }, // every opening, with its reason
  'emergency.open': { who: ['administrator'], within: 'group', fresh: true },
  'emergency.read': { who: ['administrator'], within: 'group' }, // only what they opened, and not longer than it lasts
  'emergency.end': { who: runners, within: 'group' },

  'log.read': { who: ['coordinator'], within: 'group' }, // who did or read what, and when; never what was said
  'log.check': { who: ['coordinator'], within: 'group' },
  'log.export': { who: ['coordinator'], within: 'group', fresh: true },
  'log.review': { who: ['coordinator'], within: 'group', fresh: true },

  'system.mail': { who: runners, within: 'group' }, // a test mail, and what the server says
  'outbox.read': { who: ['coordinator'], within: 'group' }, // trial only
} as const satisfies Record<string, Row>

export type Deed = keyof typeof table
export const deeds = Object.keys(table) as Deed[]
/** The row as plain data, for questions that do not care which deed it is. */
export const rowOf = (deed: Deed): Row => table[deed]
