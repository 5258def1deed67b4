import { publishCase } from '#app/domain/case/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from './asked.server.ts'

/** Placing a case: the gate stands in the deed. */
export const action = answered(
  asMember('case.publish', async ({ context, asker, params }) => {
    const state = await publishCase(context, asker, params.caseId)
    // No redirect: the text that is rebuilt makes the page ask again, and that would overtake it.
    return { done: true, to: state === 'open' ? `/cases/${params.caseId}?placed` : '/cases/drafts?second-reader' }
  }),
)
