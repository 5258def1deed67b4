import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import { draftsOf, secondReadingsFor } from '#db/queries/case.ts'
import {
  casesAskedOf,
  casesToCoordinate,
  casesWithoutAdvice,
  meetingsToCome,
  mentionsOf,
  type NextMeetingRow,
  newsFor,
  type OwnCaseRow,
  ownCases,
  type WaitingCaseRow,
} from '#db/queries/home.ts'
import { standsInFor } from '#db/queries/membership.ts'
import { practiceNotesWith } from '#db/queries/practice-note.ts'
import { ownRecognised, recognitionsFor } from '#db/queries/recognition.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { readApprovals } from '../membership/approve.server.ts'
import { couldEver } from '../rights/policy.ts'
import { silentCases } from '../silence/read.server.ts'
import type { SilentCase } from '../silence/types.ts'
import { inOrder, type OwnEnding, ownTurn } from './rules.ts'
import type { Home, NextMeeting, Waiting, WaitingKind } from './types.ts'

/** Cases without advice, silent ones and news shown at most: a first page that ends. */
const shownAtMost = 4

/** What waits for the asker and what is new, and never another's draft. */
export async function homeOf(db: Pool, asker: Asker, now = new Date()): Promise<Home> {
  const approvals = await toApprove(db, asker)
  return as(db, asker, async (tx) => {
    const own = await ownTurns(tx, asker, now)
    const meetings = couldEver(asker, 'meeting.list') ? await meetingsToCome(tx, asker.id, 3) : []
    const silent = await silentCases(tx, asker, now, shownAtMost)
    const unadvised = await toAdvise(tx, asker, 2 * shownAtMost + 1)
    const waiting = [
      ...own.flatMap(ofTurn),
      ...(await recognised(tx, asker)),
      ...(await toRead(tx, asker)),
      ...approvals,
      ...(await drafts(tx, asker)),
      ...(await asked(tx, asker)),
      ...(await mentions(tx, asker)),
      ...silent.map(ofSilence),
      ...(await toCoordinate(tx, asker)),
      ...meetings.flatMap((row) => ofMeeting(row, couldEver(asker, 'meeting.change'))),
      ...unadvised.filter((one) => !silent.some((quiet) => quiet.id === one.id)).slice(0, shownAtMost),
    ]
    const notes = await practiceNotesWith(tx, [])
    await record(tx, asker, 'home.read', { kind: 'member', id: asker.id })
    const known = new Set(waiting.map((one) => one.id))
    const news = couldEver(asker, 'board.list') ? await newsFor(tx, asker.id, shownAtMost + known.size) : []
    return {
      waiting: inOrder(waiting),
      more: unadvised.some((one) => !waiting.some((shown) => shown.id === one.id)),
      own: own
        .filter(({ turn }) => turn === null)
        .map(({ row: { id, question, state, since, advices } }) => ({ id, question, state, since, advices })),
      meeting: meetings[0] ? shown(meetings[0]) : null,
      news: news
        .filter((row) => !known.has(row.id))
        .slice(0, shownAtMost)
        .map(({ id, question, state, news_at: at }) => ({ id, question, state, at })),
      notes: notes.slice(0, 3).map(({ slug, title, changed_at }) => ({ slug, title, changedAt: changed_at })),
    }
  })
}

/**
 * Whom each case waits for, of those that wait for the asker: the same things as on the first page, all of them. A case
 * without advice waits for anyone who may give it.
 */
export const waitingCasesOf = (
  db: Pool,
  asker: Asker,
  now = new Date(),
): Promise<ReadonlyMap<string, 'me' | 'anyone'>> =>
  as(db, asker, async (tx) => {
    const forAnyone = await toAdvise(tx, asker, null)
    const forMe = [
      ...(await ownTurns(tx, asker, now)).flatMap(ofTurn),
      ...(await asked(tx, asker)),
      ...(await mentions(tx, asker)),
      ...(await toCoordinate(tx, asker)),
    ]
    return new Map([
      ...forAnyone.map((one) => [one.id, 'anyone'] as const),
      ...forMe.map((one) => [one.id, 'me'] as const),
    ])
  })

interface OwnTurn {
  readonly row: OwnCaseRow
  readonly turn: WaitingKind | null
}
const ownTurns = async (tx: Tx, asker: Asker, now: Date): Promise<OwnTurn[]> =>
  (await ownCases(tx, asker.id)).map((row) => ({ row, turn: ownTurn(endingOf(row), now) }))

const ofTurn = ({ row, turn }: OwnTurn): Waiting[] =>
  turn ? [about(row, turn, placeOfTurn(row.id, turn), row.due_at)] : []

const endingOf = (row: OwnCaseRow): OwnEnding => ({
  state: row.state,
  author: row.author,
  accepted: row.accepted,
  closedOut: row.closed_out,
  dueAt: row.due_at,
  told: row.told,
  lesson: row.lesson,
})

/** Where on the page of a case one's turn is. */
const places: Partial<Record<WaitingKind, string>> = {
  accept: '#summary',
  'close-out': '#close-out',
  'follow-up': '#how-it-went',
  close: '#lesson',
}
const placeOfTurn = (id: string, turn: WaitingKind) => `/cases/${id}${places[turn] ?? ''}`

const nothing = {
  question: null,
  number: null,
  ageBand: null,
  boardName: null,
  stand: null,
  startsAt: null,
  by: null,
  standsInFor: null,
  silence: null,
}

const about = (row: WaitingCaseRow, kind: WaitingKind, to: string, since: Date | null = null): Waiting => ({
  ...nothing,
  kind,
  id: row.id,
  to,
  since: since ?? row.since,
  question: row.question,
  number: row.number,
  ageBand: row.age_band,
  boardName: row.board_name,
  stand: { state: row.state, safety: row.safety, urgency: row.urgency },
})

/** Own cases that a reader recognises, and for a coordinator the readers who do; the name is on the next page. */
const recognised = async (tx: Tx, asker: Asker): Promise<Waiting[]> => [
  ...(await ownRecognised(tx, asker.id)).map(
    (row): Waiting => ({
      ...nothing,
      kind: 'recognised',
      id: `recognised-${row.id}`,
      to: `/cases/${row.id}`,
      since: row.since,
      question: row.question,
      number: row.number,
      boardName: row.board_name,
    }),
  ),
  ...(couldEver(asker, 'case.bring-back') ? await recognitionsFor(tx, asker.id) : []).map(
    (row): Waiting => ({
      ...nothing,
      kind: 'recognition',
      id: row.id,
      to: '/recognitions',
      since: row.at,
      number: row.number,
      boardName: row.board_name,
    }),
  ),
]

/** What waits for the asker, and for those they stand in for as far as they may read it; each case once. */
async function ownAndOthers<Row extends WaitingCaseRow>(
  tx: Tx,
  asker: Asker,
  find: (tx: Tx, memberId: string, away?: string) => PromiseLike<readonly Row[]>,
  shown: (row: Row) => Waiting,
): Promise<Waiting[]> {
  const found = (await find(tx, asker.id)).map(shown)
  for (const away of await standsInFor(tx, asker.id)) {
    for (const row of await find(tx, asker.id, away.id)) {
      if (!found.some((one) => one.id === row.id)) found.push({ ...shown(row), standsInFor: away.name })
    }
  }
  return found
}

const asked = async (tx: Tx, asker: Asker): Promise<Waiting[]> =>
  couldEver(asker, 'contribution.write')
    ? ownAndOthers(tx, asker, casesAskedOf, (row) => ({
        ...about(row, 'asked', `/cases/${row.id}#advies`, row.asked_at),
        by: row.asked_by,
      }))
    : []

const mentions = (tx: Tx, asker: Asker): Promise<Waiting[]> =>
  ownAndOthers(tx, asker, mentionsOf, (row) =>
    about(row, 'mention', `/cases/${row.id}#said-${row.contribution_id}`, row.written_at),
  )

/** Requests for a second pair of eyes that the asker may decide. */
const toApprove = async (db: Pool, asker: Asker): Promise<Waiting[]> =>
  couldEver(asker, 'membership.approve')
    ? (await readApprovals({ db }, asker))
        .filter((one) => one.mine)
        .map((one) => ({
          ...nothing,
          kind: 'approval',
          id: one.id,
          to: '/members/approvals',
          since: one.askedAt,
          by: one.askedBy,
        }))
    : []

const toAdvise = async (tx: Tx, asker: Asker, limit: number | null): Promise<Waiting[]> =>
  couldEver(asker, 'contribution.write')
    ? (await casesWithoutAdvice(tx, asker.id, limit)).map((row) => about(row, 'advise', `/cases/${row.id}`))
    : []

const ofSilence = (one: SilentCase): Waiting => ({
  ...nothing,
  kind: 'silent',
  id: one.id,
  to: `/cases/${one.id}`,
  since: one.placedAt,
  question: one.question,
  number: one.number,
  boardName: one.boardName,
  stand: { state: one.state, safety: one.safety, urgency: one.urgency },
  silence: one,
})

/** Put-away cases and lessons to be written: for the coordinators of their boards. */
const toCoordinate = async (tx: Tx, asker: Asker): Promise<Waiting[]> =>
  couldEver(asker, 'case.show-again')
    ? (await casesToCoordinate(tx, asker.id)).map((row) =>
        about(row, row.what, row.what === 'lesson' ? `/cases/${row.id}#lesson` : `/cases/${row.id}`),
      )
    : []

const toRead = async (tx: Tx, asker: Asker): Promise<Waiting[]> =>
  (await secondReadingsFor(tx, asker.id)).map((row) => ({
    ...nothing,
    kind: 'second-reading',
    id: row.id,
    to: `/cases/${row.id}/second-reading`,
    since: row.since,
    number: row.number,
  }))

const drafts = async (tx: Tx, asker: Asker): Promise<Waiting[]> =>
  (await draftsOf(tx, asker.id))
    .filter((row) => row.state !== 'second-reading')
    .map((row) => ({
      ...nothing,
      kind: row.state === 'returned' ? 'returned' : 'draft',
      id: row.id,
      to: `/cases/${row.id}/edit`,
      since: row.touched,
      question: row.question,
      number: row.number,
      boardName: row.board_name,
    }))

function ofMeeting(row: NextMeetingRow, mayInvite: boolean): Waiting[] {
  const kind = row.invited && !row.answer ? 'invitation' : mayInvite && !row.anyone_invited ? 'invite' : null
  if (!kind) return []
  return [
    {
      ...nothing,
      kind,
      id: row.id,
      to: `/meetings/${row.id}`,
      since: row.starts_at,
      startsAt: row.starts_at,
      boardName: row.board_name,
    },
  ]
}

const shown = (row: NextMeetingRow): NextMeeting => ({
  id: row.id,
  startsAt: row.starts_at,
  boardName: row.board_name,
  cases: row.cases,
  answer: row.answer ?? (row.invited ? 'none' : 'uninvited'),
})
