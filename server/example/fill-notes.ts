import { randomUUID } from 'node:crypto'
import { reviewBefore } from '#app/domain/practice-note/rules.ts'
import { adoptPracticeNote, insertPracticeNote } from '#db/queries/practice-note.ts'
import type { Filled } from './filled.ts'
import { notes } from './notes.ts'
import { written } from './writing.ts'

/** The pages 'Wat werkt', one of them adopted. */
export async function fillNotes({ tx, documents, now, who }: Filled): Promise<void> {
  for (const { slug, title, summary, by, adopted, body } of notes) {
    const note = { id: randomUUID(), slug, title, summary, documentId: randomUUID(), createdBy: who[by] }
    await insertPracticeNote(tx, note)
    await documents.create(tx, {
      id: note.documentId,
      kind: 'practice-note',
      subjectId: note.id,
      seed: { body: written(...body) },
    })
    if (!adopted) continue
    await documents.keepAdopted(tx, note.documentId, { id: who.dina })
    await adoptPracticeNote(tx, note.id, reviewBefore(now))
  }
}
