import { followUpForm } from '#app/domain/outcome/schema.ts'
import { tellHowItWent } from '#app/domain/outcome/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** How it went. */
export const action = answered(
  asMember('case.follow-up', async ({ context, asker, params, request }) => {
    await tellHowItWent(context, asker, params.caseId, await formOf(request, followUpForm))
    return { done: true }
  }),
)
