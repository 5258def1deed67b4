import { redirect } from '@remix-run/node'
import { openMarksOfPage } from '#app/domain/practice-note/marks.ts'
import { adoptionForm } from '#app/domain/practice-note/schema.ts'
import { adopt } from '#app/domain/practice-note/write.server.ts'
import { asMember } from '#app/gate.server.ts'

export const action = asMember('practice-note.adopt', async ({ asker, context, params, request }) => {
  const form = adoptionForm.parse(Object.fromEntries(await request.formData()))
  await adopt(context, asker, params.slug, form, openMarksOfPage, new Date())
  return redirect(`/practice/${params.slug}?done=adopted`)
})
