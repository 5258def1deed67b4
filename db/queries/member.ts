import type { Language, Theme } from '#app/domain/member/types.ts'
import type { Role } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'

export interface PersonaRow {
  id: string
  name: string
  colour: number
  roles: Role[]
  boards: string[]
}

/** Everyone in the group with roles and boards, in the order in which they came. */
export const everyone = (db: Db) => db<PersonaRow[]>`
  select m.id, m.name, m.colour,
         array(select r.role from member_roles r where r.member_id = m.id order by r.granted_at, r.role) as roles,
         array(select b.name from board_members x join boards b on b.id = x.board_id
                where x.member_id = m.id order by b.name) as boards
    from members m
   where m.left_at is null
   order by m.created_at, m.name`

/** Is this someone who is still a member? */
export async function isMember(db: Db, memberId: string): Promise<boolean> {
  const rows = await db`select from members where id = ${memberId} and left_at is null`
  return rows.length === 1
}

export interface ProfileRow {
  name: string
  discipline: string
  organisation: string
}

/** How colleagues know this member. */
export async function profileOf(db: Db, memberId: string): Promise<ProfileRow | undefined> {
  const [row] = await db<ProfileRow[]>`select name, discipline, organisation from members where id = ${memberId}`
  return row
}

export const updateProfile = (db: Db, memberId: string, to: ProfileRow) => db`
  update members set name = ${to.name}, discipline = ${to.discipline}, organisation = ${to.organisation}
   where id = ${memberId}`

/** Changes the preferences that are given and leaves the others. */
export const updatePreferences = (
  db: Db,
  memberId: string,
  to: { language?: Language; theme?: Theme; shortcuts?: boolean },
) => db`
  update members
     set language = coalesce(${to.language ?? null}, language),
         theme = coalesce(${to.theme ?? null}, theme),
         shortcuts = coalesce(${to.shortcuts ?? null}, shortcuts)
   where id = ${memberId}`

/** Name and address of those who hold the role, by name. */
export const holdersOf = (db: Db, role: Role) => db<{ name: string; email: string }[]>`
  select m.name, m.email from members m
    join member_roles r on r.member_id = m.id and r.role = ${role}
   where m.left_at is null order by m.name`

/** Where these members are written to; who left is left out. */
export const recipientsOf = (db: Db, memberIds: readonly string[]) => db<
  { id: string; name: string; email: string; language: Language }[]
>`
  select id, name, email, language from members
   where id = any(${db.array([...memberIds])}::uuid[]) and left_at is null order by name`

/** Adds someone to the group with their roles; nothing when the address is known already. */
export async function insertMember(
  db: Db,
  who: {
    id: string
    name: string
    email: string
    discipline: string
    organisation: string
    colour: number
    roles: readonly Role[]
  },
): Promise<void> {
  const { count } = await db`
    insert into members (id, name, email, discipline, organisation, colour)
    values (${who.id}, ${who.name}, ${who.email}, ${who.discipline}, ${who.organisation}, ${who.colour})
    on conflict (email) do nothing`
  if (count === 0) return
  for (const role of who.roles) await db`insert into member_roles (member_id, role) values (${who.id}, ${role})`
}
