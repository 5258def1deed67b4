import type { Db } from '../connect.ts'

/** All that is kept about one member, by table: asked as that member, so only what is theirs. Never another's words. */
export const ownData = {
  profile: (db: Db, id: string) => db`
    select name, email, discipline, organisation, language, theme, shortcuts, themes, age_bands, methods, available,
           absent_until::text, digest, digest_hour, digest_day, house_rules_version, house_rules_at, created_at
      from members where id = ${id}`,
  registerNumbers: (db: Db, id: string) => db`
    select big, skj, other, checked_at from register_numbers where member_id = ${id}`,
  roles: (db: Db, id: string) => db`select role, granted_at from member_roles where member_id = ${id} order by role`,
  boards: (db: Db, id: string) => db`
    select b.name, m.joined_at from board_members m join boards b on b.id = m.board_id where m.member_id = ${id}`,
  sessions: (db: Db, id: string) => db`
    select agent, network, way, created_at, last_seen_at, ended_at from sessions where member_id = ${id}
     order by created_at`,
  messages: (db: Db, id: string) => db`
    select kind, object_kind, object_number, created_at, read_at from messages where member_id = ${id} order by created_at`,
  messageChoices: (db: Db, id: string) => db`select kind, way from message_choices where member_id = ${id}`,
  cases: (db: Db, id: string) => db`
    select number, state, question, kind, age_band, centre, role_in_violence, themes, setting, phase, safety,
           reporting_code_step, instruments, urgency, visibility, show_name, created_at, published_at, closed_at
      from cases where author_id = ${id} order by number`,
  contributions: (db: Db, id: string) => db`
    select c.number as case_number, k.kind, k.body, k.written_at, k.edited_at
      from contributions k join cases c on c.id = k.case_id where k.writer_id = ${id} order by k.written_at`,
  meetings: (db: Db, id: string) => db`
    select t.starts_at, i.answer, i.answered_at
      from meeting_invitations i join meetings t on t.id = i.meeting_id where i.member_id = ${id} order by t.starts_at`,
  log: (db: Db, id: string) => db`
    select at, deed, object_kind, object_number, outcome from audit_log where member_id = ${id} order by id`,
} as const

/** Replaces the name of someone who left by what they were, and forgets the rest of what colleagues knew. */
export const forgetPerson = (db: Db, id: string, name: string) => db`
  update members
     set name = ${name}, email = 'left-' || id || '@left.invalid', organisation = '', themes = '{}', age_bands = '{}',
         methods = '{}', absent_until = null, stand_in_id = null
   where id = ${id}`

/** Wipes what someone said below cases; that they said something stays, for others answered it. */
export async function wipeContributions(db: Db, id: string, instead: string): Promise<void> {
  await db`
    delete from contribution_versions v using contributions k where k.id = v.contribution_id and k.writer_id = ${id}`
  await db`
    delete from contribution_mark_decisions d using contributions k where k.id = d.contribution_id and k.writer_id = ${id}`
  await db`update contributions set body = ${instead}, edited_at = now() where writer_id = ${id}`
}

/** What belongs to the person alone and is of no use to anybody else. */
export async function forgetBelongings(db: Db, id: string): Promise<void> {
  await db`delete from register_numbers where member_id = ${id}`
  await db`delete from messages where member_id = ${id}`
  await db`delete from message_choices where member_id = ${id}`
  await db`delete from board_members where member_id = ${id}`
  await db`delete from member_roles where member_id = ${id}`
  await db`update members set stand_in_id = null where stand_in_id = ${id}`
}

/** Drafts that nobody else reads, with their documents. */
export const ownDrafts = (db: Db, id: string) => db<{ id: string; document_id: string; notes_id: string }[]>`
  select id, document_id, notes_id from cases where author_id = ${id} and state in ('draft', 'returned')`
