import { checkNumbers } from '#app/domain/membership/members.server.ts'
import { asMember } from '#app/gate.server.ts'

/** The coordinator looked someone's numbers up in the register. */
export const action = asMember('membership.check-numbers', async ({ asker, context, params }) => {
  await checkNumbers(context, asker, params.memberId)
  return { waits: false }
})
