import { saveField } from '#app/domain/case/fields.server.ts'
import { fieldForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** One field of a case, saved as it changes. */
export const action = answered(
  asMember('case.write', async ({ context, asker, params, request }) => {
    await saveField(context, asker, params.caseId, await formOf(request, fieldForm))
    return { done: true }
  }),
)
