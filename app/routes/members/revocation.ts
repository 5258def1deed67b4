import { revoke } from '#app/domain/membership/invite.server.ts'
import { memberId } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'

/** Takes an invitation back. */
export const action = asMember('membership.invite', async ({ asker, context, params }) => {
  await revoke(context, asker, memberId.parse(params.invitationId))
  return {}
})
