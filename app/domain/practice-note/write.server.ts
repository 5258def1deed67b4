import { randomUUID } from 'node:crypto'
import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import { adoptPracticeNote, insertPracticeNote } from '#db/queries/practice-note.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { tellEveryone } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { practiceNoteThrough } from './read.server.ts'
import { reviewBefore, slugOf, slugTry } from './rules.ts'
import { versionIds } from './schema.ts'

type Services = Pick<LoadContext, 'db' | 'documents'>

/** A new page with an empty text. Answers its address. @throws {Refusal} 'not-allowed' */
export async function createPracticeNote(
  { db, documents }: Services,
  asker: Asker,
  form: { title: string; summary: string },
): Promise<string> {
  if (!may(asker, 'practice-note.create')) throw new Refusal('not-allowed')
  return as(db, asker, async (tx) => {
    const note = { id: randomUUID(), documentId: randomUUID(), createdBy: asker.id, ...form }
    const slug = slugOf(form.title)
    for (let time = 1; ; time += 1) {
      const address = slugTry(slug, time)
      if (!(await insertPracticeNote(tx, { ...note, slug: address }))) continue
      await documents.create(tx, { id: note.documentId, kind: 'practice-note', subjectId: note.id })
      await record(tx, asker, 'practice-note.create', { kind: 'practice-note', id: note.id })
      return address
    }
  })
}

/** Keeps the text of now under a name. */
export async function keepVersion(
  services: Services,
  asker: Asker,
  slug: string | undefined,
  name: string,
): Promise<void> {
  const documentId = await allowed(services, asker, slug, 'practice-note.write')
  await services.documents.keepVersion(documentId, asker, name)
}

/**
 * Brings a version back as a change on the live text; what stands there now is kept first, so that this can be
 * undone in the same way. @throws {Refusal} 'not-found' for a version of another page
 */
export async function restoreVersion(
  services: Services,
  asker: Asker,
  slug: string | undefined,
  versionId: string | undefined,
) {
  const id = versionIds.safeParse(versionId)
  if (!id.success) throw new Refusal('not-found')
  const documentId = await allowed(services, asker, slug, 'practice-note.restore', id.data)
  await services.documents.restoreVersion(documentId, asker, id.data)
}

/**
 * The group stands behind this page from now on.
 * @param form.seen  'yes' when the coordinator looked at every remaining mark and lets it stay
 * @param openMarks  counts the marks of a text that nobody has decided on
 * @throws {Refusal} 'open-marks'
 */
export const adopt = (
  { db, documents }: Services,
  asker: Asker,
  slug: string | undefined,
  form: { seen?: 'yes' },
  openMarks: (body: unknown) => number,
  now: Date,
) =>
  as(db, asker, async (tx) => {
    const row = await practiceNoteThrough(tx, asker, slug)
    if (!may(asker, 'practice-note.adopt')) throw new Refusal('not-allowed')
    const { fragments } = await documents.read(tx, row.document_id, { lock: true })
    const marks = openMarks(fragments.body)
    if (marks > 0 && form.seen !== 'yes') throw new Refusal('open-marks', { marks })
    await documents.keepAdopted(tx, row.document_id, asker)
    await adoptPracticeNote(tx, row.id, reviewBefore(now))
    await record(tx, asker, 'practice-note.adopt', { kind: 'practice-note', id: row.id })
    await tellEveryone(tx, asker.id, 'page', { kind: 'practice-note', id: row.id })
  })

/** Finds the page's document for a deed and logs the deed; the change itself is the collaboration server's. */
const allowed = (
  { db, documents }: Services,
  asker: Asker,
  slug: string | undefined,
  deed: 'practice-note.write' | 'practice-note.restore',
  versionId?: string,
) =>
  as(db, asker, async (tx) => {
    const row = await practiceNoteThrough(tx, asker, slug)
    if (!may(asker, deed)) throw new Refusal('not-allowed')
    if (versionId && !(await documents.versionText(tx, row.document_id, versionId))) throw new Refusal('not-found')
    await record(tx, asker, deed, { kind: 'practice-note', id: row.id })
    return row.document_id
  })
