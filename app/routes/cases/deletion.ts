import { redirect } from '@remix-run/node'
import { deleteDraft } from '#app/domain/case/draft.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from './asked.server.ts'

/** Deletes a draft with all that was kept of it. */
export const action = answered(
  asMember('case.delete-draft', async ({ context, asker, params }) => {
    await deleteDraft(context, asker, params.caseId)
    return redirect('/cases/drafts?deleted')
  }),
)
