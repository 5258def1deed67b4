import type { Db } from '../connect.ts'

export interface PracticeNoteRow {
  id: string
  slug: string
  title: string
  summary: string
  state: 'draft' | 'adopted'
  document_id: string
  adopted_at: Date | null
  /** Day, ISO. */
  review_before: string | null
  changed_at: Date
  started_by: string | null
}

const page = (db: Db) => db`
  select n.id, n.slug, n.title, n.summary, n.state, n.document_id, n.adopted_at, n.review_before::text,
         coalesce(d.last_edit_at, n.created_at) as changed_at, m.name as started_by
    from practice_notes n
    left join collab_doc d on d.id = n.document_id
    left join members m on m.id = n.created_by`

/** Pages whose title holds all of `words` (lower case), changed last first. Every member may read every page. */
export const practiceNotesWith = (db: Db, words: readonly string[]) => db<PracticeNoteRow[]>`
  ${page(db)}
   where not exists (select from unnest(${db.array([...words])}::text[]) w where strpos(lower(n.title), w) = 0)
   order by changed_at desc, n.title`

/** One page by its address. */
export async function practiceNoteAt(db: Db, slug: string): Promise<PracticeNoteRow | undefined> {
  const [row] = await db<PracticeNoteRow[]>`${page(db)} where n.slug = ${slug}`
  return row
}

/** Writes a new page down; false when its address is taken. */
export async function insertPracticeNote(
  db: Db,
  note: { id: string; slug: string; title: string; summary: string; documentId: string; createdBy: string },
): Promise<boolean> {
  const { count } = await db`
    insert into practice_notes (id, slug, title, summary, document_id, created_by)
    values (${note.id}, ${note.slug}, ${note.title}, ${note.summary}, ${note.documentId}, ${note.createdBy})
    on conflict (slug) do nothing`
  return count === 1
}

/** Adopts a page; `before` is the day (ISO) before which it is looked at again. */
export const adoptPracticeNote = (db: Db, id: string, before: string) => db`
  update practice_notes set state = 'adopted', adopted_at = now(), review_before = ${before} where id = ${id}`

/** Names of members by id, also of those who left. */
export const namesOfMembers = (db: Db, ids: readonly string[]) => db<{ id: string; name: string }[]>`
  select id, name from members where id = any(${db.array([...ids])}::uuid[])`
