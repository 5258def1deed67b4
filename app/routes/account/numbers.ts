import { changeNumbers } from '#app/domain/membership/own.server.ts'
import { numbersForm } from '#app/domain/membership/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** One’s numbers in the registers of professions. */
export const action = asMember('account.own', async ({ asker, context, request }) => {
  await changeNumbers(context, asker, await formOf(request, numbersForm))
  return { kept: true as const }
})
