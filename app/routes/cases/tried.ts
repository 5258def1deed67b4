import { saveTried } from '#app/domain/case/fields.server.ts'
import { triedForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** One thing that was tried, saved as it changes. */
export const action = answered(
  asMember('case.write', async ({ context, asker, params, request }) => {
    await saveTried(context, asker, params.caseId, await formOf(request, triedForm))
    return { done: true }
  }),
)
