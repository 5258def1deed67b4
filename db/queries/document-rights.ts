import type { CaseState, Role } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'
import { isReadableBy } from './case.ts'
import type { StoredKind } from './document.ts'
import { isLiving, isLocked } from './session.ts'

/** How a member stands to a document's subject; for documents of the whole group the board does not matter. */
export interface StandingRow {
  kind: StoredKind
  epoch: number
  state: 'live' | 'locked' | 'deleted'
  schema_version: number
  standing_version: number
  on_board: boolean
  case_state: CaseState | null
  mine: 'author' | 'co-author' | null
  readable: boolean
  show_name: boolean
}

/** The member's standing to the document; nothing when the document or what it belongs to is not there. */
export async function standingTo(db: Db, memberId: string, documentId: string): Promise<StandingRow | undefined> {
  const [row] = await db<StandingRow[]>`
    select d.kind, d.epoch, d.state, d.schema_version, d.standing_version,
           m.member_id is not null as on_board,
           c.state as case_state,
           case when c.author_id = ${memberId} then 'author'
                when exists (select from case_co_authors a where a.case_id = c.id and a.member_id = ${memberId})
                then 'co-author' end as mine,
           coalesce(${isReadableBy(db, memberId)}, false) as readable,
           coalesce(c.show_name, true) as show_name
      from collab_doc d
      left join cases c on d.kind in ('case', 'case-notes') and c.id = d.subject_id
      left join meetings g on d.kind = 'minutes' and g.id = d.subject_id
      left join boards b on b.id = case when d.kind in ('board', 'pinboard') then d.subject_id
                                        else coalesce(c.board_id, g.board_id) end
      left join board_members m on m.board_id = b.id and m.member_id = ${memberId}
      left join practice_notes p on d.kind = 'practice-note' and p.id = d.subject_id
     where d.id = ${documentId} and (b.id is not null or p.id is not null)`
  return row
}

/** Roles behind a living, unlocked session; nothing when it ended, is locked, or the member left. */
export async function rolesOfSession(db: Db, sessionId: string): Promise<readonly Role[] | undefined> {
  const [row] = await db<{ roles: Role[] }[]>`
    select array(select r.role from member_roles r where r.member_id = m.id order by r.role) as roles
      from sessions s join members m on m.id = s.member_id
     where s.id = ${sessionId} and ${isLiving(db)} and not ${isLocked(db)}`
  return row?.roles
}

/** Versions of the rights of these members: a change means that their sockets are looked at again. */
export const rightsVersions = (db: Db, memberIds: readonly string[]) => db<{ id: string; rights_version: number }[]>`
  select id, rights_version from members where id = any(${memberIds as string[]}::uuid[])`
