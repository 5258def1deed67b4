import { decideMark } from '#app/domain/case/marks.server.ts'
import { markForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** A word kept on purpose, or no longer. */
export const action = answered(
  asMember('case.write', async ({ context, asker, params, request }) => {
    await decideMark(context, asker, params.caseId, await formOf(request, markForm))
    return { done: true }
  }),
)
