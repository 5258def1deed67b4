import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { namesOfMembers, type PracticeNoteRow, practiceNoteAt, practiceNotesWith } from '#db/queries/practice-note.ts'
import { record } from '../audit/write.server.ts'
import { roomOf } from '../document/read.server.ts'
import type { RichText } from '../document/types.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { searchWords } from './rules.ts'
import { slugs, versionIds } from './schema.ts'
import type { OpenPracticeNote, PracticeNote, Version } from './types.ts'

type Services = Pick<LoadContext, 'db' | 'documents'>

/** Pages whose title holds what was asked for, changed last first. That somebody searched is logged, not for what. */
export const findPracticeNotes = (db: Services['db'], asker: Asker, asked: string | null): Promise<PracticeNote[]> =>
  as(db, asker, async (tx) => {
    if (asked) await record(tx, asker, 'practice-note.list', { kind: 'practice-note', id: null })
    return (await practiceNotesWith(tx, searchWords(asked))).map(fromRow)
  })

/**
 * One page with its committed text. The reading is logged in the same transaction; where the log cannot be
 * written an adopted page stays readable, others do not.
 * @throws {Refusal} 'not-found'
 */
export async function readPracticeNote(
  services: Services,
  asker: Asker,
  slug: string | undefined,
): Promise<OpenPracticeNote> {
  try {
    return await open(services, asker, slug, true)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const opened = await open(services, asker, slug, false)
    if (opened.note.state !== 'adopted') throw error
    return opened
  }
}

const open = (
  { db, documents }: Services,
  asker: Asker,
  slug: string | undefined,
  logged: boolean,
): Promise<OpenPracticeNote> =>
  as(db, asker, async (tx) => {
    const row = await practiceNoteThrough(tx, asker, slug)
    const { fragments } = await documents.read(tx, row.document_id)
    if (logged) await record(tx, asker, 'practice-note.read', { kind: 'practice-note', id: row.id })
    return {
      note: fromRow(row),
      body: fragments.body ?? null,
      room: may(asker, 'practice-note.write') ? await roomOf(tx, asker, row.document_id) : null,
      mayAdopt: may(asker, 'practice-note.adopt'),
      mayRestore: may(asker, 'practice-note.restore'),
    }
  })

/** What a page was before, newest first. @throws {Refusal} 'not-found', 'not-allowed' */
export const readVersions = ({ db, documents }: Services, asker: Asker, slug: string | undefined) =>
  as(db, asker, async (tx) => {
    const row = await practiceNoteThrough(tx, asker, slug)
    if (!may(asker, 'practice-note.restore')) throw new Refusal('not-allowed')
    return { note: fromRow(row), versions: await versionsOf(tx, documents, row.document_id) }
  })

/** One version with its text. @throws {Refusal} 'not-found', also for a version of another page */
export const readVersion = (
  { db, documents }: Services,
  asker: Asker,
  slug: string | undefined,
  id: string | undefined,
) =>
  as(db, asker, async (tx) => {
    const row = await practiceNoteThrough(tx, asker, slug)
    if (!may(asker, 'practice-note.restore')) throw new Refusal('not-allowed')
    const version = (await versionsOf(tx, documents, row.document_id)).find((one) => one.id === id)
    const text =
      versionIds.safeParse(id).success && version ? await documents.versionText(tx, row.document_id, version.id) : null
    if (!version || !text) throw new Refusal('not-found')
    await record(tx, asker, 'practice-note.read', { kind: 'practice-note', id: row.id })
    return { note: fromRow(row), version, body: (text.body ?? null) as RichText | null }
  })

/** The row of a page that the asker may read. @throws {Refusal} 'not-found' */
export async function practiceNoteThrough(tx: Tx, asker: Asker, slug: string | undefined): Promise<PracticeNoteRow> {
  const address = slugs.safeParse(slug)
  const row = address.success && may(asker, 'practice-note.read') ? await practiceNoteAt(tx, address.data) : undefined
  if (!row) throw new Refusal('not-found')
  return row
}

async function versionsOf(tx: Tx, documents: Services['documents'], documentId: string): Promise<Version[]> {
  const versions = await documents.versions(tx, documentId)
  const writers = [...new Set(versions.flatMap((version) => version.contributors))]
  const names = new Map((writers.length > 0 ? await namesOfMembers(tx, writers) : []).map(({ id, name }) => [id, name]))
  return versions.map(({ id, kind, name, createdAt, contributors }) => ({
    id,
    kind,
    name,
    at: createdAt.toISOString(),
    writers: contributors.flatMap((writer) => names.get(writer) ?? []),
  }))
}

const fromRow = (row: PracticeNoteRow): PracticeNote => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  state: row.state,
  adoptedAt: row.adopted_at?.toISOString() ?? null,
  reviewBefore: row.review_before,
  changedAt: row.changed_at.toISOString(),
  startedBy: row.started_by,
})
