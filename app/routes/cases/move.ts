import { moveCase } from '#app/domain/case/move.server.ts'
import { moveForm } from '#app/domain/case/schema.ts'
import type { MoveDeed } from '#app/domain/case/states.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** Brings a case to another state; which deed it is, and whether it is this person's, the table decides. */
export const action = answered(
  asMember('case.read', async ({ context, asker, params, request }) => {
    const { deed, from } = await formOf(request, moveForm)
    return {
      done: true,
      caseId: params.caseId,
      to: await moveCase(context, asker, params.caseId, deed as MoveDeed, from),
    }
  }),
)
