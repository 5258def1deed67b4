import type { Db } from '../connect.ts'

export type EmergencyKind = 'danger' | 'legal' | 'fault'

export interface OpeningRow {
  id: string
  case_id: string
  number: number
  member_id: string
  name: string
  kind: EmergencyKind
  reason: string
  opened_at: Date
  ends_at: Date
  ended_at: Date | null
  /** Can it be read now? */
  living: boolean
}

const columns = (db: Db) => db`
  e.id, e.case_id, m.name, e.member_id, e.kind, e.reason, e.opened_at, e.ends_at, e.ended_at,
  e.number, (e.ended_at is null and e.ends_at > now()) as living`

/** Every opening, newest first; at most `limit`. */
export const openings = (db: Db, limit = 100) => db<OpeningRow[]>`
  select ${columns(db)} from emergency_openings e join members m on m.id = e.member_id
   order by e.opened_at desc, e.id limit ${limit}`

/** One's own opening while it lasts. */
export async function livingOpening(db: Db, memberId: string, id: string): Promise<OpeningRow | undefined> {
  const [row] = await db<OpeningRow[]>`
    select ${columns(db)} from emergency_openings e join members m on m.id = e.member_id
     where e.id = ${id} and e.member_id = ${memberId} and e.ended_at is null and e.ends_at > now()`
  return row
}

/** A case by its number, as the installation finds it; never a draft, which is its writers' alone. */
export async function caseWithNumber(db: Db, number: number): Promise<string | undefined> {
  const [row] = await db<{ id: string }[]>`
    select id from cases where number = ${number} and state not in ('draft', 'second-reading', 'returned')`
  return row?.id
}

export async function insertOpening(
  db: Db,
  one: { caseId: string; number: number; memberId: string; kind: EmergencyKind; reason: string },
): Promise<string> {
  const [row] = await db<{ id: string }[]>`
    insert into emergency_openings (case_id, number, member_id, kind, reason)
    values (${one.caseId}, ${one.number}, ${one.memberId}, ${one.kind}, ${one.reason}) returning id`
  return row?.id ?? ''
}

/** Ends an opening now. Answers the case it was about; nothing when it was over, or is not the asker's to end. */
export async function endOpening(db: Db, id: string): Promise<{ case_id: string; number: number } | undefined> {
  const [row] = await db<{ case_id: string; number: number }[]>`
    update emergency_openings set ended_at = now()
     where id = ${id} and ended_at is null and ends_at > now() returning case_id, number`
  return row
}

/** Everyone who coordinates and is here. */
export const coordinators = (db: Db) => db<{ id: string }[]>`
  select m.id from members m join member_roles r on r.member_id = m.id and r.role = 'coordinator'
   where m.left_at is null and m.suspended_at is null order by m.id`
