import { beginSummary } from '#app/domain/outcome/outline.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from './asked.server.ts'

/** An outline for a summary that is still empty. */
export const action = answered(
  asMember('case-notes.write', async ({ context, asker, params }) => {
    await beginSummary(context, asker, params.caseId)
    return { done: true }
  }),
)
