import { decide } from '#app/domain/membership/approve.server.ts'
import { memberId, verdictForm } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** The second pair of eyes says yes or no. */
export const action = asMember('membership.approve', async ({ asker, context, params, request }) => {
  await decide(context, asker, memberId.parse(params.approvalId), (await formOf(request, verdictForm)).verdict)
  return {}
})
