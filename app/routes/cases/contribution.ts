import { editForm } from '#app/domain/advice/schema.ts'
import { editContribution } from '#app/domain/advice/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** Other words for one's own contribution. */
export const action = answered(
  asMember('contribution.edit', async ({ context, asker, params, request }) => {
    const { caseId, contributionId } = params
    await editContribution(context, asker, { caseId, contributionId }, await formOf(request, editForm))
    return { done: true }
  }),
)
