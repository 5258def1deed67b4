import { chooseAtStopScreen } from '#app/domain/case/fields.server.ts'
import { safetyForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** What someone chose at the stop screen. */
export const action = answered(
  asMember('case.write', async ({ context, asker, params, request }) => {
    const { choice } = await formOf(request, safetyForm)
    await chooseAtStopScreen(context, asker, params.caseId, choice)
    return { done: true }
  }),
)
