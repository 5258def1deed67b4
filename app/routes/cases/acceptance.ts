import { acceptForm } from '#app/domain/outcome/schema.ts'
import { acceptSummary } from '#app/domain/outcome/summary.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** The author accepts the summary, or no longer. */
export const action = answered(
  asMember('case.accept-summary', async ({ context, asker, params, request }) => {
    await acceptSummary(context, asker, params.caseId, await formOf(request, acceptForm))
    return { done: true }
  }),
)
