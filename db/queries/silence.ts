import { type CaseState, stateRow, thinkingStates } from '#app/domain/rights/case-states.ts'
import type { Db } from '../connect.ts'

/** What is on an agenda is being seen to. */
const waitingStates = thinkingStates.filter((state) => stateRow(state).column !== 'agenda')

export interface UnadvisedRow {
  id: string
  number: number
  question: string
  state: CaseState
  board_name: string
  urgency: string | null
  safety: string | null
  placed_at: Date
  first_reaction_at: Date | null
}

/** Cases without advice on the boards that this member is on, longest waiting first. For coordinators: they read all. */
export const unadvisedCases = (db: Db, memberId: string) => db<UnadvisedRow[]>`
  select c.id, c.number, c.question, c.state, b.name as board_name, c.urgency, c.safety, c.published_at as placed_at,
         (select min(k.written_at) from contributions k
           where k.case_id = c.id and k.writer_id <> c.author_id
             and not exists (select from case_co_authors a where a.case_id = c.id and a.member_id = k.writer_id)
         ) as first_reaction_at
    from cases c
    join boards b on b.id = c.board_id
    join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}
   where c.state in ${db(waitingStates)} and c.published_at is not null
     and not exists (select from contributions k where k.case_id = c.id and k.kind = 'advice')
   order by c.published_at, c.number`
