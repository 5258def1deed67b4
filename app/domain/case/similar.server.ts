import { as } from '#db/as.ts'
import { similarCases } from '#db/queries/case-similar.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import type { CaseServices } from './changed.server.ts'
import { caseToDo } from './found.server.ts'
import { requireResolvedWords } from './gate.server.ts'
import type { SimilarCase } from './types.ts'

/** Similar cases shown at a question, at most. */
const most = 4

/**
 * Earlier cases that look like the one its writer is bringing in, for the place right under the question. Nothing while
 * a word of the question may still give someone away: then it is looked up nowhere.
 * @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state'
 */
export const readSimilar = (context: CaseServices, asker: Asker, caseId: string | undefined): Promise<SimilarCase[]> =>
  as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.write')
    if (row.question.trim() === '') return []
    try {
      await requireResolvedWords(tx, context, row, { question: row.question })
    } catch (error) {
      if (error instanceof Refusal) return []
      throw error
    }
    const found = [...(await similarCases(tx, asker.id, row.id, most))]
    if (found.length > 0) await record(tx, asker, 'case.write', { kind: 'case', id: row.id, number: row.number })
    return found
  })
