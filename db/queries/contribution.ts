import type { Db } from '../connect.ts'

export type ContributionKind = 'question' | 'advice' | 'reply'
export type Decision = 'will-do' | 'done-before' | 'does-not-fit'

export interface ContributionRow {
  id: string
  case_id: string
  writer_id: string
  writer_name: string
  writer_discipline: string
  writer_organisation: string
  writer_colour: number
  by_author: boolean
  by_co_author: boolean
  reply_to: string | null
  kind: ContributionKind
  /** Mentions stand in it as `@{id}`. */
  body: string
  written_at: Date
  edited_at: Date | null
  decision: Decision | null
  decided_at: Date | null
}

const columns = (db: Db) => db`
  k.id, k.case_id, k.writer_id, p.name as writer_name, p.discipline as writer_discipline,
  p.organisation as writer_organisation, p.colour as writer_colour, k.writer_id = c.author_id as by_author,
  exists (select from case_co_authors a where a.case_id = c.id and a.member_id = k.writer_id) as by_co_author,
  k.reply_to, k.kind, k.body, k.written_at, k.edited_at, k.decision, k.decided_at`

/** The thread of a case, oldest first. Whoever asks has found the case through `caseFor` in this transaction. */
export const threadOf = (db: Db, caseId: string) => db<ContributionRow[]>`
  select ${columns(db)} from contributions k
    join cases c on c.id = k.case_id
    join members p on p.id = k.writer_id
   where k.case_id = ${caseId}
   order by k.written_at, k.id`

/** One contribution of this very case, held until the end of the deed. */
export async function contributionOf(db: Db, caseId: string, id: string): Promise<ContributionRow | undefined> {
  const [row] = await db<ContributionRow[]>`
    select ${columns(db)} from contributions k
      join cases c on c.id = k.case_id
      join members p on p.id = k.writer_id
     where k.id = ${id} and k.case_id = ${caseId}
     for update of k`
  return row
}

/** Adds a contribution; 0 rows when this id is there already, as with a form that was sent twice. */
export const insertContribution = (
  db: Db,
  one: { id: string; caseId: string; writerId: string; replyTo: string | null; kind: ContributionKind; body: string },
) => db`
  insert into contributions (id, case_id, writer_id, reply_to, kind, body)
  values (${one.id}, ${one.caseId}, ${one.writerId}, ${one.replyTo}, ${one.kind}, ${one.body})
  on conflict do nothing`

/** Replaces the words and keeps the old ones as a version. */
export async function replaceBody(db: Db, id: string, body: string): Promise<void> {
  await db`insert into contribution_versions (contribution_id, body) select id, body from contributions where id = ${id}`
  await db`update contributions set body = ${body}, edited_at = now() where id = ${id}`
}

/** Earlier words of a contribution, newest first. */
export const bodiesBefore = (db: Db, caseId: string) => db<
  { contribution_id: string; body: string; replaced_at: Date }[]
>`
  select v.contribution_id, v.body, v.replaced_at
    from contribution_versions v join contributions k on k.id = v.contribution_id
   where k.case_id = ${caseId} order by v.replaced_at desc`

/** What the author does with an advice; null takes it back. */
export const setDecision = (db: Db, id: string, decision: Decision | null) =>
  db`update contributions set decision = ${decision}, decided_at = ${decision ? db`now()` : null} where id = ${id}`

/** Who agrees with what in a case, in the order in which they did. */
export const agreementsIn = (db: Db, caseId: string) => db<
  { contribution_id: string; member_id: string; name: string; by_writer: boolean }[]
>`
  select g.contribution_id, g.member_id, p.name,
         g.member_id = c.author_id
         or exists (select from case_co_authors a where a.case_id = c.id and a.member_id = g.member_id) as by_writer
    from contribution_agreements g
    join contributions k on k.id = g.contribution_id
    join cases c on c.id = k.case_id
    join members p on p.id = g.member_id
   where k.case_id = ${caseId} order by g.agreed_at`

export const insertAgreement = (db: Db, id: string, memberId: string) =>
  db`insert into contribution_agreements (contribution_id, member_id) values (${id}, ${memberId}) on conflict do nothing`

export const deleteAgreement = (db: Db, id: string, memberId: string) =>
  db`delete from contribution_agreements where contribution_id = ${id} and member_id = ${memberId}`

/** The pages that contributions of a case lead to. */
export const linksIn = (db: Db, caseId: string) => db<
  { contribution_id: string; note_id: string; slug: string; title: string }[]
>`
  select l.contribution_id, l.note_id, n.slug, n.title
    from contribution_links l
    join contributions k on k.id = l.contribution_id
    join practice_notes n on n.id = l.note_id
   where k.case_id = ${caseId} order by n.title`

/** Leads a contribution to a page; nothing when the page is not there or it does already. */
export const insertLink = (db: Db, id: string, noteId: string, by: string) => db`
  insert into contribution_links (contribution_id, note_id, linked_by)
  select ${id}, n.id, ${by} from practice_notes n where n.id = ${noteId}
  on conflict do nothing`

export const deleteLink = (db: Db, id: string, noteId: string) =>
  db`delete from contribution_links where contribution_id = ${id} and note_id = ${noteId}`

/** Whom a contribution calls in, now; who was called in before and still is stays. Answers who is new. */
export async function setMentions(db: Db, id: string, memberIds: readonly string[]): Promise<string[]> {
  const now = db.array([...memberIds])
  await db`delete from contribution_mentions where contribution_id = ${id} and member_id <> all(${now}::uuid[])`
  const added = await db<{ member_id: string }[]>`
    insert into contribution_mentions (contribution_id, member_id)
    select ${id}, m.id from members m where m.id = any(${now}::uuid[]) and m.left_at is null
    on conflict do nothing returning member_id`
  return added.map((row) => row.member_id)
}

export interface ContributionDecision {
  surface_hash: Uint8Array
  category: string
  tier: string
  reason: string
  note: string
  rule_version: number
}

export const contributionDecisions = (db: Db, id: string) => db<ContributionDecision[]>`
  select surface_hash, category, tier, reason, note, rule_version from contribution_mark_decisions where contribution_id = ${id}`

export const insertContributionDecision = (db: Db, id: string, by: string, one: ContributionDecision) => db`
  insert into contribution_mark_decisions (contribution_id, surface_hash, category, tier, reason, note, rule_version, decided_by)
  values (${id}, ${one.surface_hash}, ${one.category}, ${one.tier}, ${one.reason}, ${one.note}, ${one.rule_version}, ${by})
  on conflict do nothing`
