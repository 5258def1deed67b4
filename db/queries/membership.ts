import type { Language } from '#app/domain/member/types.ts'
import type { Role } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'

export interface InvitationRow {
  id: string
  email: string
  roles: Role[]
  board_ids: string[]
  language: Language
  invited_by: string | null
  created_at: Date
  sent_at: Date | null
  ends_at: Date | null
  used_at: Date | null
  revoked_at: Date | null
  member_id: string | null
}

const invitation = (db: Db) => db`
  i.id, i.email, i.roles, i.board_ids, i.language, i.invited_by, i.created_at, i.sent_at, i.ends_at, i.used_at,
  i.revoked_at, i.member_id`

/** Writes an invitation down; nothing when one to this address is open. */
export async function insertInvitation(
  db: Db,
  one: {
    id: string
    email: string
    roles: readonly Role[]
    boardIds: readonly string[]
    language: Language
    by: string
  },
): Promise<boolean> {
  const { count } = await db`
    insert into invitations (id, email, roles, board_ids, language, invited_by)
    values (${one.id}, ${one.email}, ${db.array([...one.roles])}, ${db.array([...one.boardIds])}::uuid[], ${one.language},
            ${one.by})
    on conflict do nothing`
  return count === 1
}

/** Gives an invitation its link, for so many days; the one before opens nothing any more. */
export const setInvitationToken = (db: Db, id: string, tokenHash: Uint8Array, days: number) => db`
  update invitations set token_hash = ${tokenHash}, sent_at = now(), ends_at = now() + make_interval(days => ${days})
   where id = ${id} and revoked_at is null`

export const revokeInvitation = (db: Db, id: string) => db`
  update invitations set revoked_at = now(), token_hash = null where id = ${id} and used_at is null and revoked_at is null`

/** Invitations that were not used or taken back, latest first. */
export const openInvitations = (db: Db) => db<(InvitationRow & { waits: boolean; by_name: string | null })[]>`
  select ${invitation(db)}, m.name as by_name,
         exists (select from approvals a where a.invitation_id = i.id and a.verdict is null) as waits
    from invitations i left join members m on m.id = i.invited_by
   where i.used_at is null and i.revoked_at is null
   order by i.created_at desc, i.email`

/** One invitation, held until the end of the transaction. */
export async function invitationToChange(db: Db, id: string): Promise<InvitationRow | undefined> {
  const [row] = await db<InvitationRow[]>`select ${invitation(db)} from invitations i where i.id = ${id} for update`
  return row
}

/** The invitation a link belongs to; `lock` holds it until the end of the transaction. */
export async function invitationWith(db: Db, tokenHash: Uint8Array, lock = false): Promise<InvitationRow | undefined> {
  const [row] = await db<InvitationRow[]>`
    select ${invitation(db)} from invitations i
     where i.token_hash = ${tokenHash} and i.used_at is null and i.revoked_at is null and i.ends_at > now()
     ${lock ? db`for update` : db``}`
  return row
}

export const useInvitation = (db: Db, id: string, memberId: string) =>
  db`update invitations set used_at = now(), member_id = ${memberId}, token_hash = null where id = ${id}`

/** Does someone with this address belong to the group, or did they? */
export async function memberWithAddress(db: Db, email: string) {
  const [row] = await db<{ id: string; left: boolean }[]>`
    select m.id, m.left_at is not null as left from members m where lower(m.email) = lower(${email})`
  return row
}

/** Someone who left comes back under the address they had, as who they are now: roles and blocks of then are gone. */
export async function returnMember(
  db: Db,
  who: { id: string; name: string; discipline: string; organisation: string; roles: readonly Role[] },
): Promise<void> {
  await db`
    update members set left_at = null, suspended_at = null, name = ${who.name}, discipline = ${who.discipline},
                       organisation = ${who.organisation}
     where id = ${who.id}`
  await db`delete from member_roles where member_id = ${who.id}`
  for (const role of who.roles) await insertRole(db, who.id, role)
}

export const insertBoardMembership = (db: Db, boardIds: readonly string[], memberId: string) => db`
  insert into board_members (board_id, member_id)
  select b.id, ${memberId} from boards b where b.id = any(${boardIds as string[]}::uuid[])
  on conflict do nothing`

/** Changes of who runs the group follow each other: the last of them is never taken away twice. Any number, ours alone. */
export const holdRunners = (db: Db) => db`select pg_advisory_xact_lock(7303)`

/** Who runs the group: those who may be asked for a second pair of eyes. */
export const runners = (db: Db) => db<{ id: string; roles: Role[] }[]>`
  select m.id, array_agg(r.role) as roles from members m
    join member_roles r on r.member_id = m.id and r.role in ('coordinator', 'administrator')
   where m.left_at is null and m.suspended_at is null
   group by m.id`

export interface ApprovalRow {
  id: string
  kind: 'invitation' | 'role' | 'recovery'
  invitation_id: string | null
  member_id: string | null
  role: 'coordinator' | 'administrator' | null
  reason: string
  asked_by: string
  asked_at: Date
  decided_by: string | null
  verdict: 'approved' | 'refused' | 'withdrawn' | null
  ready_at: Date | null
}

const approval = (db: Db) => db`
  a.id, a.kind, a.invitation_id, a.member_id, a.role, a.reason, a.asked_by, a.asked_at, a.decided_by, a.verdict, a.ready_at`

/** Asks for a second pair of eyes; nothing when that was asked already. */
export async function insertApproval(
  db: Db,
  one: {
    id: string
    kind: ApprovalRow['kind']
    invitationId?: string
    memberId?: string
    role?: ApprovalRow['role']
    reason?: string
    by: string
  },
): Promise<boolean> {
  const { count } = await db`
    insert into approvals (id, kind, invitation_id, member_id, role, reason, asked_by)
    values (${one.id}, ${one.kind}, ${one.invitationId ?? null}, ${one.memberId ?? null}, ${one.role ?? null},
            ${one.reason ?? ''}, ${one.by})
    on conflict do nothing`
  return count === 1
}

/** One request, held until the end of the transaction. */
export async function approvalToDecide(db: Db, id: string): Promise<ApprovalRow | undefined> {
  const [row] = await db<ApprovalRow[]>`select ${approval(db)} from approvals a where a.id = ${id} for update`
  return row
}

/** Writes the verdict; `hours` is how long what was approved still waits. */
export const decideApproval = (
  db: Db,
  id: string,
  by: string,
  verdict: 'approved' | 'refused' | 'withdrawn',
  hours = 0,
) => db`
  update approvals
     set decided_by = ${by}, decided_at = now(), verdict = ${verdict},
         ready_at = case when ${verdict} = 'approved' then now() + make_interval(hours => ${hours}) end
   where id = ${id}`

export interface ApprovalInListRow extends ApprovalRow {
  member_name: string | null
  asked_by_name: string
  email: string | null
  invited_roles: Role[] | null
  used_at: Date | null
}

/** What waits for a verdict, or was approved and waits to be used; oldest first. */
export const approvalsOpen = (db: Db) => db<ApprovalInListRow[]>`
  select ${approval(db)}, m.name as member_name, q.name as asked_by_name, i.email, i.roles as invited_roles, a.used_at
    from approvals a
    join members q on q.id = a.asked_by
    left join members m on m.id = a.member_id
    left join invitations i on i.id = a.invitation_id
   where a.verdict is null
      or (a.kind = 'recovery' and a.verdict = 'approved' and a.used_at is null)
   order by a.asked_at`

/** The open recovery of a member: asked for or approved, and not used. */
export async function recoveryOf(db: Db, memberId: string): Promise<ApprovalRow | undefined> {
  const [row] = await db<ApprovalRow[]>`
    select ${approval(db)} from approvals a
     where a.kind = 'recovery' and a.member_id = ${memberId} and a.used_at is null
       and (a.verdict is null or a.verdict = 'approved')`
  return row
}

export const setRecoveryToken = (db: Db, id: string, tokenHash: Uint8Array) =>
  db`update approvals set token_hash = ${tokenHash} where id = ${id}`

/** The recovery a link belongs to, ready and unused, held until the end of the transaction. */
export async function recoveryWith(db: Db, tokenHash: Uint8Array, lock = false): Promise<ApprovalRow | undefined> {
  const [row] = await db<ApprovalRow[]>`
    select ${approval(db)} from approvals a join members m on m.id = a.member_id
     where a.kind = 'recovery' and a.token_hash = ${tokenHash} and a.verdict = 'approved' and a.used_at is null
       and a.ready_at <= now() and a.ready_at > now() - interval '3 days'
       and m.left_at is null and m.suspended_at is null
     ${lock ? db`for update of a` : db``}`
  return row
}

export const useApproval = (db: Db, id: string) =>
  db`update approvals set used_at = now(), token_hash = null where id = ${id} and used_at is null`

export const insertRole = (db: Db, memberId: string, role: Role) =>
  db`insert into member_roles (member_id, role) values (${memberId}, ${role}) on conflict do nothing`

export const deleteRole = (db: Db, memberId: string, role: Role) =>
  db`delete from member_roles where member_id = ${memberId} and role = ${role}`

export const setSuspended = (db: Db, memberId: string, on: boolean) => db`
  update members set suspended_at = case when ${on} then now() end
   where id = ${memberId} and left_at is null and (suspended_at is null) = ${on}`

/** Ends a membership: the row stays, for what was written keeps its writer. */
export const setLeft = (db: Db, memberId: string) =>
  db`update members set left_at = now() where id = ${memberId} and left_at is null`

export interface PersonRow {
  id: string
  name: string
  email: string
  discipline: string
  organisation: string
  colour: number
  roles: Role[]
  themes: string[]
  age_bands: string[]
  methods: string[]
  available: boolean
  absent_until: string | null
  stand_in_id: string | null
  stand_in_name: string | null
  suspended: boolean
  left: boolean
}

const person = (db: Db) => db`
  select m.id, m.name, m.email, m.discipline, m.organisation, m.colour, m.themes, m.age_bands, m.methods, m.available,
         case when m.absent_until >= current_date then m.absent_until::text end as absent_until,
         case when m.absent_until >= current_date then m.stand_in_id end as stand_in_id,
         case when m.absent_until >= current_date then s.name end as stand_in_name,
         m.suspended_at is not null as suspended, m.left_at is not null as left,
         array(select r.role from member_roles r where r.member_id = m.id order by r.role) as roles
    from members m left join members s on s.id = m.stand_in_id`

export interface Sought {
  words: readonly string[]
  theme: string | null
  ageBand: string | null
  method: string | null
  available: boolean
}

/** Colleagues by name, discipline or organisation (all of `words`, lower case), expertise and availability; by name. */
export const peopleWith = (db: Db, sought: Sought) => db<PersonRow[]>`
  ${person(db)}
   where m.left_at is null and m.suspended_at is null
     and not exists (select from unnest(${db.array([...sought.words])}::text[]) w
                      where strpos(lower(m.name || ' ' || m.discipline || ' ' || m.organisation), w) = 0)
     and (${sought.theme}::text is null or ${sought.theme} = any (m.themes))
     and (${sought.ageBand}::text is null or ${sought.ageBand} = any (m.age_bands))
     and (${sought.method}::text is null or ${sought.method} = any (m.methods))
     and (not ${sought.available} or (m.available and (m.absent_until is null or m.absent_until < current_date)))
   order by m.name, m.id`

export async function personOf(db: Db, memberId: string): Promise<PersonRow | undefined> {
  const [row] = await db<PersonRow[]>`${person(db)} where m.id = ${memberId}`
  return row
}

/** Whom one could name as stand-in: everyone else who is here. */
export const colleaguesOf = (db: Db, memberId: string) => db<{ id: string; name: string }[]>`
  select id, name from members where id <> ${memberId} and left_at is null and suspended_at is null order by name`

export const updateExpertise = (
  db: Db,
  memberId: string,
  to: { themes: readonly string[]; ageBands: readonly string[]; methods: readonly string[]; available: boolean },
) => db`
  update members set themes = ${db.array([...to.themes])}, age_bands = ${db.array([...to.ageBands])},
                     methods = ${db.array([...to.methods])}, available = ${to.available}
   where id = ${memberId}`

export const updateAbsence = (db: Db, memberId: string, until: string | null, standInId: string | null) =>
  db`update members set absent_until = ${until}::date, stand_in_id = ${standInId} where id = ${memberId}`

/** For whom this member stands in today. */
export const standsInFor = (db: Db, memberId: string) => db<{ id: string; name: string; absent_until: string }[]>`
  select id, name, absent_until::text from members
   where stand_in_id = ${memberId} and absent_until >= current_date and left_at is null order by name`

export interface RegisterNumbersRow {
  big: string
  skj: string
  other: string
  checked_at: Date | null
  checked_by_name: string | null
}

export async function registerNumbersOf(db: Db, memberId: string): Promise<RegisterNumbersRow | undefined> {
  const [row] = await db<RegisterNumbersRow[]>`
    select n.big, n.skj, n.other, n.checked_at, m.name as checked_by_name
      from register_numbers n left join members m on m.id = n.checked_by where n.member_id = ${memberId}`
  return row
}

/** Keeps someone's numbers; another number has to be checked anew. */
export const upsertRegisterNumbers = (db: Db, memberId: string, to: { big: string; skj: string; other: string }) => db`
  insert into register_numbers as n (member_id, big, skj, other) values (${memberId}, ${to.big}, ${to.skj}, ${to.other})
  on conflict (member_id) do update
     set big = excluded.big, skj = excluded.skj, other = excluded.other,
         checked_by = case when (n.big, n.skj, n.other) = (excluded.big, excluded.skj, excluded.other) then n.checked_by end,
         checked_at = case when (n.big, n.skj, n.other) = (excluded.big, excluded.skj, excluded.other) then n.checked_at end`

export const checkRegisterNumbers = (db: Db, memberId: string, by: string) => db`
  update register_numbers set checked_by = ${by}, checked_at = now()
   where member_id = ${memberId} and (big <> '' or skj <> '' or other <> '')`

/** Which house rules someone agreed to. */
export const acceptHouseRules = (db: Db, memberId: string, version: number) =>
  db`update members set house_rules_version = ${version}, house_rules_at = now() where id = ${memberId}`
