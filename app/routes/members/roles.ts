import { changeRole } from '#app/domain/membership/members.server.ts'
import { roleForm } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** Gives someone a role, or takes it away; a role that runs the group waits for a second pair of eyes. */
export const action = asMember('membership.change-roles', async ({ asker, context, params, request }) => {
  const { role, on } = await formOf(request, roleForm)
  return { waits: await changeRole(context, asker, params.memberId, role, on) }
})
