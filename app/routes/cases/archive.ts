import { archiveCase } from '#app/domain/case/archive.server.ts'
import { archiveForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** From the board to the archive, or back. */
export const action = answered(
  asMember('case.archive', async ({ context, asker, params, request }) => {
    const { archived } = await formOf(request, archiveForm)
    await archiveCase(context, asker, params.caseId, archived)
    return { done: true }
  }),
)
