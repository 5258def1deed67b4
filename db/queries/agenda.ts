import type { AgendaKind } from '#app/domain/meeting/types.ts'
import type { CaseState } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'
import { isReadableBy } from './case.ts'

export interface AgendaRow {
  id: string
  kind: AgendaKind
  minutes: number
  title: string
  case_id: string | null
  number: number | null
  /** Null when this member may not read the case. */
  question: string | null
}

/** The agenda in order, with the questions of the cases this member may read. */
export const agendaFor = (db: Db, memberId: string, meetingId: string) => db<AgendaRow[]>`
  select a.id, a.kind, a.minutes, a.title, a.case_id, c.number,
         case when ${isReadableBy(db, memberId)} then c.question end as question
    from agenda_items a
    left join cases c on c.id = a.case_id
    left join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}
   where a.meeting_id = ${meetingId}
   order by a.position, a.id`

export interface WaitingRow {
  id: string
  number: number
  question: string
  state: CaseState
  urgency: string | null
  since: Date
  asked: boolean
}

/** Cases of a board that could be discussed: those asked for first, longest waiting first. */
export const waitingCases = (db: Db, memberId: string, boardId: string) => db<WaitingRow[]>`
  select c.id, c.number, c.question, c.state, c.urgency, c.state_since as since, c.waiting_for_meeting as asked
    from cases c
    join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}
   where c.board_id = ${boardId}
     and (c.state in ('open', 'in-progress')
          or (c.waiting_for_meeting and c.state = 'waiting-for-author')
          or (c.state = 'on-agenda' and not ${planned(db)}))
     and ${isReadableBy(db, memberId)}
   order by c.waiting_for_meeting desc, c.state_since, c.number`

export const insertAgendaItem = (
  db: Db,
  item: { id: string; meetingId: string; kind: AgendaKind; minutes: number; title?: string; caseId?: string },
) => db`
  insert into agenda_items (id, meeting_id, position, kind, minutes, title, case_id)
  values (${item.id}, ${item.meetingId}, 32767, ${item.kind}, ${item.minutes}, ${item.title ?? ''}, ${item.caseId ?? null})`

/** Gives every part the place it has in `ids`. */
export const orderAgenda = (db: Db, meetingId: string, ids: readonly string[]) => db`
  update agenda_items a set position = o.place
    from unnest(${[...ids]}::uuid[]) with ordinality as o (id, place)
   where a.id = o.id and a.meeting_id = ${meetingId}`

export const setMinutes = (db: Db, meetingId: string, itemId: string, minutes: number) => db`
  update agenda_items set minutes = ${minutes} where id = ${itemId} and meeting_id = ${meetingId}`

export const deleteAgendaItem = (db: Db, meetingId: string, itemId: string) => db`
  delete from agenda_items where id = ${itemId} and meeting_id = ${meetingId}`

/** Is the case on the agenda of a meeting that is still to come? */
export async function isPlanned(db: Db, caseId: string): Promise<boolean> {
  const rows = await db`select from cases c where c.id = ${caseId} and ${planned(db)}`
  return rows.length > 0
}

const planned = (db: Db) => db`
  exists (select from agenda_items i join meetings t on t.id = i.meeting_id
           where i.case_id = c.id and t.state = 'planned' and t.ends_at > now())`
