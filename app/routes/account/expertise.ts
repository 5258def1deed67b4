import { changeExpertise } from '#app/domain/membership/own.server.ts'
import { expertiseForm } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** What colleagues can find one by. */
export const action = asMember('account.own', async ({ asker, context, request }) => {
  await changeExpertise(context, asker, await formOf(request, expertiseForm))
  return { kept: true as const }
})
