import { redirect } from '@remix-run/node'
import { removeTemplate } from '#app/domain/case/templates.server.ts'
import { asMember } from '#app/gate.server.ts'

/** Takes a template away. */
export const action = asMember('board.change-settings', async ({ db, asker, params }) => {
  await removeTemplate(db, asker, params.boardId, params.templateId)
  return redirect(`/boards/${params.boardId}/settings`)
})
