import { messagesFor } from '#app/i18n/index.ts'
import { as } from '#db/as.ts'
import { triedOf } from '#db/queries/case-tried.ts'
import { withoutMentions } from '../advice/mentions.ts'
import { readThread } from '../advice/read.server.ts'
import { record } from '../audit/write.server.ts'
import { asRead } from '../case/as-read.server.ts'
import type { CaseServices } from '../case/changed.server.ts'
import { factsOf } from '../case/facts.ts'
import { caseToDo } from '../case/found.server.ts'
import { plainText } from '../case/paragraphs.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { outlineOf } from './outline.ts'

/**
 * Puts an outline into a summary that is still empty, for everyone to write on.
 * @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state', 'already-done' when there is a word in it
 */
export async function beginSummary(context: CaseServices, asker: Asker, caseId: string | undefined): Promise<void> {
  const { thread, people } = await readThread(context.db, asker, caseId)
  const m = messagesFor(asker.language)
  const { notesId, outline } = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case-notes.write')
    const { fragments } = await context.documents.read(tx, row.notes_id, { lock: true })
    if (plainText(fragments.summary).trim() !== '') throw new Refusal('already-done')
    await record(tx, asker, 'case-notes.write', { kind: 'case', id: row.id, number: row.number })
    const advices = thread.filter((one) => one.kind === 'advice')
    return {
      notesId: row.notes_id,
      outline: outlineOf(
        {
          question: row.question,
          facts: factsOf(asRead(row, asker, await triedOf(tx, row.id)), m.case).map(({ words }) => words),
          advices: advices.map(({ writer, body, agreed, iAgree, decision }) => ({
            from: writer?.discipline ?? '',
            body: withoutMentions(body, [...people, asker]),
            agreed: agreed.length > 0 || iAgree,
            decision,
          })),
          pages: [...new Set(advices.flatMap(({ links }) => links.map(({ title }) => title)))],
        },
        m.outcome,
      ),
    }
  })
  await context.documents.write(notesId, asker, { summary: outline })
}
