import { stopRecovery } from '#app/domain/membership/approve.server.ts'
import { memberId } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'

/** Stops a recovery that is under way. */
export const action = asMember('membership.read', async ({ asker, context, params }) => {
  await stopRecovery(context, asker, memberId.parse(params.memberId))
  return { waits: false }
})
