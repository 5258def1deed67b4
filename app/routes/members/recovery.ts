import { recover } from '#app/domain/membership/members.server.ts'
import { recoveryForm } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** Asks that someone may choose anew how to sign in. */
export const action = asMember('membership.recover', async ({ asker, context, params, request }) => {
  await recover(context, asker, params.memberId, (await formOf(request, recoveryForm)).reason)
  return { waits: true }
})
