import { resend } from '#app/domain/membership/invite.server.ts'
import { memberId } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'

/** Sends an invitation anew. Answers the new link, which can be copied this once. */
export const action = asMember('membership.invite', async ({ asker, context, params }) => ({
  link: await resend(context, asker, memberId.parse(params.invitationId)),
}))
