import { handOverCase } from '#app/domain/case/people.server.ts'
import { handOverForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** Hands the case to a co-author. */
export const action = answered(
  asMember('case.hand-over', async ({ context, asker, params, request }) => {
    const { member } = await formOf(request, handOverForm)
    await handOverCase(context, asker, params.caseId, member)
    return { done: true }
  }),
)
