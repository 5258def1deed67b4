import { recoveryLink } from '#app/domain/membership/recovery.server.ts'
import { memberId } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'

/** The link of a recovery whose day is over, to be handed over in person. */
export const action = asMember('membership.recover', async ({ asker, context, params }) => ({
  link: await recoveryLink(context, asker, memberId.parse(params.approvalId)),
}))
