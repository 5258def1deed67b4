import { suspend } from '#app/domain/membership/members.server.ts'
import { suspensionForm } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** Shuts someone out now, or lets them in again. */
export const action = asMember('membership.suspend', async ({ asker, context, params, request }) => {
  await suspend(context, asker, params.memberId, (await formOf(request, suspensionForm)).on)
  return { waits: false }
})
