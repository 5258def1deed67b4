import { changeAbsence } from '#app/domain/membership/own.server.ts'
import { absenceForm } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** Away until a day, and who stands in; or here again. */
export const action = asMember('account.own', async ({ asker, context, request }) => {
  await changeAbsence(context, asker, await formOf(request, absenceForm), new Date())
  return { kept: true as const }
})
