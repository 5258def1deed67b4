import { agree } from '#app/domain/advice/respond.server.ts'
import { agreementForm } from '#app/domain/advice/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** A colleague agrees with an advice, or no longer. */
export const action = answered(
  asMember('contribution.agree', async ({ context, asker, params, request }) => {
    const { caseId, contributionId } = params
    const { agreed } = await formOf(request, agreementForm)
    await agree(context, asker, { caseId, contributionId }, agreed)
    return { done: true }
  }),
)
