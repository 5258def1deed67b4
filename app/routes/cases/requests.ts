import { askColleague } from '#app/domain/advice/asking.server.ts'
import { requestForm } from '#app/domain/advice/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** Asks a colleague to think along. */
export const action = answered(
  asMember('case.ask-colleague', async ({ context, asker, params, request }) => {
    const { member } = await formOf(request, requestForm)
    await askColleague(context, asker, params.caseId, member)
    return { done: true }
  }),
)
