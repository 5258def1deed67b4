import { contributionForm } from '#app/domain/advice/schema.ts'
import { contribute } from '#app/domain/advice/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** A clarifying question, an advice, or a reply. */
export const action = answered(
  asMember('contribution.write', async ({ context, asker, params, request }) => {
    await contribute(context, asker, params.caseId, await formOf(request, contributionForm))
    return { done: true }
  }),
)
