import { redirect } from '@remix-run/node'
import { restoreVersion } from '#app/domain/practice-note/write.server.ts'
import { asMember } from '#app/gate.server.ts'

export const action = asMember('practice-note.restore', async ({ asker, context, params }) => {
  await restoreVersion(context, asker, params.slug, params.versionId)
  return redirect(`/practice/${params.slug}?done=restored`)
})
