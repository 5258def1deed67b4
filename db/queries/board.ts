import { boardStates, type CaseState } from '#app/domain/rights/case-states.ts'
import type { Db, Part } from '../connect.ts'
import { isReadableBy } from './case.ts'

export interface BoardRow {
  id: string
  name: string
  purpose: string
  document_id: string
  pinboard_id: string
}

/** The boards this member is on, with the number of members and of open cases. */
export const boardsFor = (db: Db, memberId: string) => db<(BoardRow & { members: number; open: number })[]>`
  select b.id, b.name, b.purpose, b.document_id, b.pinboard_id,
         (select count(*)::int from board_members x where x.board_id = b.id) as members,
         (select count(*)::int from cases c
           where c.board_id = b.id and c.visibility = 'group'
             and c.state in ('open', 'waiting-for-author', 'in-progress', 'on-agenda')) as open
    from boards b
    join board_members m on m.board_id = b.id and m.member_id = ${memberId}
   order by b.name`

/** One board through its member: not on it, not found. */
export async function boardFor(db: Db, memberId: string, boardId: string): Promise<BoardRow | undefined> {
  const [row] = await db<BoardRow[]>`
    select b.id, b.name, b.purpose, b.document_id, b.pinboard_id
      from boards b
      join board_members m on m.board_id = b.id and m.member_id = ${memberId}
     where b.id = ${boardId}`
  return row
}

export interface CardRow {
  id: string
  board_id: string
  document_id: string
  number: number
  question: string
  state: CaseState
  since: Date
  placed: Date
  kind: string | null
  age_band: string | null
  centre: string | null
  urgency: string | null
  safety: string | null
  themes: string[]
  visibility: 'group' | 'experts' | 'named'
  /** Does a reader recognise it, so that not everyone on the board sees it? */
  recognised: boolean
  /** Null when the author chose not to be named. */
  author_id: string | null
  /** Who advised, without an author who chose not to be named. */
  advisers: string[]
  questions: number
  advices: number
  touched: Date
  /** Where a case on an agenda goes when it is taken off. */
  before: CaseState | null
}

const wroteIt = (db: Db, memberId: Part) => db`
  (${memberId} = c.author_id
   or exists (select from case_co_authors a where a.case_id = c.id and a.member_id = ${memberId}))`

const card = (db: Db) => db`
  c.id, c.board_id, b.document_id, c.number, c.question, c.state, c.state_since as since,
  coalesce(c.published_at, c.created_at) as placed, c.kind, c.age_band, c.centre, c.urgency, c.safety, c.themes, c.visibility,
  case when c.show_name then c.author_id end as author_id,
   is_recognised(c.id) as recognised,
  coalesce(t.advisers, '{}') as advisers, coalesce(t.questions, 0) as questions, coalesce(t.advices, 0) as advices,
  greatest(c.state_since, t.touched, w.touched) as touched, w.before`

/** What was said below each case and how it moved, counted once over. */
const said = (db: Db) => db`
  left join lateral (
    select count(*) filter (where k.kind = 'question')::int as questions,
           count(*) filter (where k.kind = 'advice')::int as advices,
           array_agg(distinct k.writer_id)
             filter (where k.kind = 'advice' and (c.show_name or not ${wroteIt(db, db`k.writer_id`)})) as advisers,
           max(greatest(k.written_at, k.edited_at)) as touched
      from contributions k where k.case_id = c.id) t on true
  left join lateral (
    select max(w.at) as touched,
           case when c.state = 'on-agenda'
                then (array_agg(w.from_state order by w.id desc) filter (where w.deed = 'case.put-on-agenda'))[1] end as before
      from case_moves w where w.case_id = c.id) w on true`

const onBoard = (db: Db) => db`(c.state in ${db(boardStates)} and c.archived_at is null)`

/**
 * The cards on a board that this member may read, what they are to each, and whether something is new to them: done by
 * another since they last looked, or since they joined the board.
 */
export const cardsFor = (db: Db, memberId: string, boardId: string) =>
  db<(CardRow & { mine: 'author' | 'co-author' | null; news: boolean })[]>`
  select ${card(db)},
         case when c.author_id = ${memberId} then 'author'
              when exists (select from case_co_authors a where a.case_id = c.id and a.member_id = ${memberId}) then 'co-author'
         end as mine,
         exists (select from contributions k
                  where k.case_id = c.id and k.writer_id <> ${memberId}
                    and greatest(k.written_at, k.edited_at) > coalesce(v.seen_at, m.joined_at))
         or exists (select from case_moves w
                     where w.case_id = c.id and w.member_id is distinct from ${memberId}
                       and w.at > coalesce(v.seen_at, m.joined_at)) as news
    from cases c
    join boards b on b.id = c.board_id
    join board_members m on m.board_id = b.id and m.member_id = ${memberId}
    left join case_visits v on v.case_id = c.id and v.member_id = ${memberId}
    ${said(db)}
   where c.board_id = ${boardId} and ${onBoard(db)} and ${isReadableBy(db, memberId)}
   order by c.state_since, c.number`

/** One card for the board's document, whoever may read it; nothing when the case is on no board. */
export async function cardOf(db: Db, caseId: string): Promise<CardRow | undefined> {
  const [row] = await db<CardRow[]>`
    select ${card(db)} from cases c join boards b on b.id = c.board_id ${said(db)}
     where c.id = ${caseId} and ${onBoard(db)}`
  return row
}

/** The document of the board a case belongs to, in whatever state the case is. */
export async function boardDocumentOf(db: Db, caseId: string): Promise<string | undefined> {
  const [row] = await db<{ document_id: string }[]>`
    select b.document_id from cases c join boards b on b.id = c.board_id where c.id = ${caseId}`
  return row?.document_id
}

/** Every card that the whole board may read: what its document must hold. */
export const sharedCards = (db: Db, boardId: string) => db<CardRow[]>`
  select ${card(db)} from cases c join boards b on b.id = c.board_id ${said(db)}
   where c.board_id = ${boardId} and c.visibility = 'group' and ${onBoard(db)}
     and not is_recognised(c.id)`

export const allBoards = (db: Db) => db<BoardRow[]>`
  select id, name, purpose, document_id, pinboard_id from boards order by created_at`

export interface BoardMemberRow {
  id: string
  name: string
  discipline: string
  organisation: string
  colour: number
  on_board: boolean
}

/** Members of the group, those on this board first. */
export const membersAround = (db: Db, boardId: string) => db<BoardMemberRow[]>`
  select m.id, m.name, m.discipline, m.organisation, m.colour, bm.member_id is not null as on_board
    from members m
    left join board_members bm on bm.member_id = m.id and bm.board_id = ${boardId}
   where m.left_at is null
   order by on_board desc, m.name`

export const insertBoard = (
  db: Db,
  board: { id: string; name: string; purpose: string; documentId: string; pinboardId: string },
) => db`
  insert into boards (id, name, purpose, document_id, pinboard_id)
  values (${board.id}, ${board.name}, ${board.purpose}, ${board.documentId}, ${board.pinboardId})`

/** Puts someone on a board; nothing when they already are, or are no member of the group. */
export const insertBoardMember = (db: Db, boardId: string, memberId: string) => db`
  insert into board_members (board_id, member_id)
  select ${boardId}, m.id from members m where m.id = ${memberId} and m.left_at is null
  on conflict do nothing`

export const deleteBoardMember = (db: Db, boardId: string, memberId: string) => db`
  delete from board_members where board_id = ${boardId} and member_id = ${memberId}`

/** Hours in which advice waits for the author's answers, on this board. */
export async function adviceHoursOf(db: Db, boardId: string): Promise<number> {
  const [row] = await db<{ hours: number }[]>`select advice_after_hours as hours from boards where id = ${boardId}`
  return row?.hours ?? 0
}

export const setAdviceHours = (db: Db, boardId: string, hours: number) =>
  db`update boards set advice_after_hours = ${hours} where id = ${boardId}`

/** How this member likes to see a board; nothing while they never chose. */
export async function viewOf(db: Db, memberId: string, boardId: string): Promise<Record<string, string> | undefined> {
  const [row] = await db<{ view: Record<string, string> }[]>`
    select view from board_views where member_id = ${memberId} and board_id = ${boardId}`
  return row?.view
}

export const upsertView = (db: Db, memberId: string, boardId: string, view: Record<string, string>) => db`
  insert into board_views (member_id, board_id, view) values (${memberId}, ${boardId}, ${db.json(view)})
  on conflict (member_id, board_id) do update set view = excluded.view`
