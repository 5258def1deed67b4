import { decide } from '#app/domain/advice/respond.server.ts'
import { decisionForm } from '#app/domain/advice/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** What the author does with an advice. */
export const action = answered(
  asMember('contribution.decide', async ({ context, asker, params, request }) => {
    const { caseId, contributionId } = params
    const { decision } = await formOf(request, decisionForm)
    await decide(context, asker, { caseId, contributionId }, decision)
    return { done: true }
  }),
)
