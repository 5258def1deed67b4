import { namePerson } from '#app/domain/case/people.server.ts'
import { personForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** Who writes along, and who reads along when only named colleagues may. */
export const action = answered(
  asMember('case.name-co-author', async ({ context, asker, params, request }) => {
    await namePerson(context, asker, params.caseId, await formOf(request, personForm))
    return { done: true }
  }),
)
