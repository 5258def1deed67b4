import { type CaseState, putAwayStates, readableStates } from '#app/domain/rights/case-states.ts'
import type { Db, Part } from '../connect.ts'
import { isRecognisedBy } from './recognition.ts'

export interface CaseRow {
  id: string
  number: number
  board_id: string
  board_name: string
  author_id: string
  author_name: string
  author_discipline: string
  author_organisation: string
  author_colour: number
  state: CaseState
  state_since: Date
  question: string
  kind: string | null
  age_band: string | null
  centre: string | null
  role_in_violence: string | null
  themes: string[]
  setting: string | null
  phase: string | null
  safety: string | null
  reporting_code_step: string | null
  safety_screen_shown_at: Date | null
  safety_screen_choice: string | null
  instruments: string[]
  nothing_tried: boolean
  urgency: string | null
  visibility: 'group' | 'experts' | 'named'
  show_name: boolean
  declarations: string[]
  document_id: string
  notes_id: string
  published_at: Date | null
  closed_at: Date | null
  archived_at: Date | null
  round: number
  prompts: string[]
  /** Field to the moment it was last changed after it was placed, ISO 8601. */
  changed: Record<string, string>
  on_board: boolean
  mine: 'author' | 'co-author' | null
}

const has = (db: Db, memberId: string | Part, role: 'coordinator' | 'expert') =>
  db`exists (select from member_roles r where r.member_id = ${memberId} and r.role = ${role})`

const isCoAuthor = (db: Db, memberId: string | Part) =>
  db`exists (select from case_co_authors a where a.case_id = c.id and a.member_id = ${memberId})`

/**
 * Whom a case is for, told of `c` with `m` as the asker's place on its board. The one clause of visibility.
 * @param memberId  an id, or the column that holds it
 */
export const isReadableBy = (db: Db, memberId: string | Part) => db`
  (c.author_id = ${memberId} or ${isCoAuthor(db, memberId)}
   or (m.member_id is not null and not ${isRecognisedBy(db, memberId)} and (
        (c.state in ${db(readableStates)}
         and (c.visibility = 'group'
              or ${has(db, memberId, 'coordinator')}
              or (c.visibility = 'experts' and ${has(db, memberId, 'expert')})
              or (c.visibility = 'named'
                  and exists (select from case_readers x where x.case_id = c.id and x.member_id = ${memberId}))))
        or (c.state in ${db(putAwayStates)} and ${has(db, memberId, 'coordinator')}))))`

const columns = (db: Db, memberId: string) => db`
  c.id, c.number, c.board_id, b.name as board_name, c.author_id, w.name as author_name,
  w.discipline as author_discipline, w.organisation as author_organisation, w.colour as author_colour,
  c.state, c.state_since, c.question, c.kind, c.age_band, c.centre, c.role_in_violence, c.themes, c.setting, c.phase,
  c.safety, c.reporting_code_step, c.safety_screen_shown_at, c.safety_screen_choice, c.instruments, c.nothing_tried,
  c.urgency, c.visibility, c.show_name, c.declarations, c.document_id, c.notes_id, c.published_at, c.closed_at,
  c.archived_at, c.round, c.prompts, c.changed,
  m.member_id is not null as on_board,
  case when c.author_id = ${memberId} then 'author'
       when ${isCoAuthor(db, memberId)} then 'co-author' end as mine`

const seenBy = (db: Db, memberId: string) => db`
  cases c
  join boards b on b.id = c.board_id
  join members w on w.id = c.author_id
  left join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}`

/** One case through a member: what may not be read is not found. `lock` holds its row until the end of the deed. */
export async function caseFor(db: Db, memberId: string, caseId: string, lock = false): Promise<CaseRow | undefined> {
  const [row] = await db<CaseRow[]>`
    select ${columns(db, memberId)} from ${seenBy(db, memberId)}
     where c.id = ${caseId} and ${isReadableBy(db, memberId)}
     ${lock ? db`for update of c` : db``}`
  return row
}

/** A case that waits for a second reader, through an expert member of its board who did not write it. */
export async function caseForSecondReader(
  db: Db,
  memberId: string,
  caseId: string,
  lock = false,
): Promise<CaseRow | undefined> {
  const [row] = await db<CaseRow[]>`
    select ${columns(db, memberId)} from ${seenBy(db, memberId)}
     where c.id = ${caseId} and c.state = 'second-reading' and m.member_id is not null
       and ${has(db, memberId, 'expert')} and c.author_id <> ${memberId} and not ${isCoAuthor(db, memberId)}
     ${lock ? db`for update of c` : db``}`
  return row
}

/** A case as the installation itself sees it, for work after a commit; `mine` and `on_board` mean nothing here. */
export async function caseOfInstallation(db: Db, caseId: string, lock = false): Promise<CaseRow | undefined> {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const [row] = await db<CaseRow[]>`
    select ${columns(db, nobody)} from ${seenBy(db, nobody)} where c.id = ${caseId}
     ${lock ? db`for update of c` : db``}`
  return row
}

export const insertCase = (
  db: Db,
  aCase: { id: string; boardId: string; authorId: string; documentId: string; notesId: string },
) => db`
  insert into cases (id, board_id, author_id, document_id, notes_id)
  values (${aCase.id}, ${aCase.boardId}, ${aCase.authorId}, ${aCase.documentId}, ${aCase.notesId})`

/** Changes some columns of a case. */
export const updateCase = (db: Db, caseId: string, columns: Record<string, unknown>) =>
  db`update cases set ${db(columns as never)} where id = ${caseId}`

/** Writes down that these fields of a placed case were changed now. */
export const markChanged = (db: Db, caseId: string, fields: readonly string[]) => db`
  update cases
     set changed = changed || (select coalesce(jsonb_object_agg(f, now()), '{}') from unnest(${db.array([...fields])}::text[]) f)
   where id = ${caseId}`

/** Puts a closed case into the archive, or back on the board for as long as a case that was just closed. */
export const setArchived = (db: Db, caseId: string, archived: boolean) => db`
  update cases
     set archived_at = ${archived ? db`now()` : null}, unarchived_at = ${archived ? db`unarchived_at` : db`now()`}
   where id = ${caseId}`

/** Makes a co-author the author; who was it writes along from now on. Nothing when they are no co-author. */
export async function handOver(db: Db, caseId: string, to: string): Promise<boolean> {
  const { count } = await db`delete from case_co_authors where case_id = ${caseId} and member_id = ${to}`
  if (count === 0) return false
  await db`
    insert into case_co_authors (case_id, member_id) select id, author_id from cases where id = ${caseId}
    on conflict do nothing`
  await db`update cases set author_id = ${to} where id = ${caseId}`
  return true
}

/**
 * Brings a case into a state, with its line in the history. It is there since now, or since `since` when it comes back.
 */
export async function updateState(
  db: Db,
  caseId: string,
  move: { deed: string; from: CaseState; to: CaseState; memberId: string | null; reason?: string; since?: Date | null },
): Promise<void> {
  await db`
    insert into case_moves (case_id, deed, from_state, to_state, member_id, reason, from_since)
    select id, ${move.deed}, ${move.from}, ${move.to}, ${move.memberId}, ${move.reason ?? null}, state_since
      from cases where id = ${caseId}`
  await db`
    update cases
       set state = ${move.to}, state_since = ${move.since ?? db`now()`},
           hidden_at = case when ${move.to} = 'hidden' then now() end,
           -- Hiding a closed case does not make it less closed.
           closed_at = case when ${move.to} = 'closed' then coalesce(closed_at, now())
                            when ${move.to} in ('hidden', 'minimised') then closed_at end,
           waiting_for_meeting = ${move.to === 'on-agenda'}
     where id = ${caseId}`
}

export interface MoveRow {
  id: number
  deed: string
  from_state: CaseState
  to_state: CaseState
  member_id: string | null
  reason: string | null
  at: Date
  /** Since when the case had been where it came from. */
  from_since: Date | null
}

/** The history of a case, newest first. */
export const movesOf = (db: Db, caseId: string) => db<MoveRow[]>`
  select id, deed, from_state, to_state, member_id, reason, at, from_since from case_moves where case_id = ${caseId} order by id desc`

export const deleteCase = (db: Db, caseId: string) => db`delete from cases where id = ${caseId}`

/** Drafts and returned cases of which this member is a writer, latest first. */
export const draftsOf = (db: Db, memberId: string) => db<
  {
    id: string
    number: number
    question: string
    state: CaseState
    board_name: string
    mine: 'author' | 'co-author'
    touched: Date
  }[]
>`
  select c.id, c.number, c.question, c.state, b.name as board_name,
         case when c.author_id = ${memberId} then 'author' else 'co-author' end as mine,
         greatest(c.state_since, d.last_edit_at) as touched
    from cases c
    join boards b on b.id = c.board_id
    left join collab_doc d on d.id = c.document_id
   where c.state in ('draft', 'returned', 'second-reading')
     and (c.author_id = ${memberId} or ${isCoAuthor(db, memberId)}) and not ${isUntouched(db)}
   order by touched desc`

/** Is `c` a draft in which nobody wrote or chose anything yet? Opening the form is no draft. */
const isUntouched = (db: Db) => db`
  (c.state = 'draft' and c.question = '' and not c.nothing_tried and c.show_name and c.visibility = 'group'
   and num_nonnulls(c.kind, c.age_band, c.centre, c.role_in_violence, c.setting, c.phase, c.safety,
                    c.reporting_code_step, c.urgency) = 0
   and cardinality(c.themes || c.instruments || c.declarations || c.prompts) = 0
   and not exists (select from case_tried t where t.case_id = c.id)
   and not exists (select from case_co_authors a where a.case_id = c.id)
   and exists (select from collab_doc k where k.id = c.document_id and k.head_seq = 0))`

/** The draft of this member on a board in which nothing stands yet, for whoever begins again. */
export async function untouchedDraft(db: Db, memberId: string, boardId: string): Promise<string | null> {
  const [row] = await db<{ id: string }[]>`
    select c.id from cases c where c.author_id = ${memberId} and c.board_id = ${boardId} and ${isUntouched(db)}
     order by c.created_at limit 1`
  return row?.id ?? null
}

/** Stands nothing in this draft yet? */
export async function draftIsUntouched(db: Db, caseId: string): Promise<boolean> {
  const [row] = await db`select from cases c where c.id = ${caseId} and ${isUntouched(db)}`
  return row !== undefined
}

/** Cases that wait for a second reader and may be read by this member, longest waiting first. */
export const secondReadingsFor = (db: Db, memberId: string) => db<{ id: string; number: number; since: Date }[]>`
  select c.id, c.number, c.state_since as since from ${seenBy(db, memberId)}
   where c.state = 'second-reading' and m.member_id is not null and ${has(db, memberId, 'expert')}
     and c.author_id <> ${memberId} and not ${isCoAuthor(db, memberId)}
   order by c.state_since`
