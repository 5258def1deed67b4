import { closeOutForm } from '#app/domain/outcome/schema.ts'
import { closeOut } from '#app/domain/outcome/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** The four closing questions. */
export const action = answered(
  asMember('case.close-out', async ({ context, asker, params, request }) => {
    await closeOut(context, asker, params.caseId, await formOf(request, closeOutForm))
    return { done: true }
  }),
)
