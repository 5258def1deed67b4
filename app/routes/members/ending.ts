import { redirect } from '@remix-run/node'
import { endMembership } from '#app/domain/membership/members.server.ts'
import { asMember } from '#app/gate.server.ts'

/** Ends someone's membership. */
export const action = asMember('membership.end', async ({ asker, context, params }) => {
  await endMembership(context, asker, params.memberId)
  return redirect('/members', 303)
})
