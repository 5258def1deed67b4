import { linkToPage } from '#app/domain/advice/respond.server.ts'
import { linkForm } from '#app/domain/advice/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** A page that an advice leads to, or no longer. */
export const action = answered(
  asMember('contribution.link', async ({ context, asker, params, request }) => {
    const { caseId, contributionId } = params
    await linkToPage(context, asker, { caseId, contributionId }, await formOf(request, linkForm))
    return { done: true }
  }),
)
