import { lessonForm } from '#app/domain/outcome/schema.ts'
import { writeLesson } from '#app/domain/outcome/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** What others may learn, or that there is no lesson. */
export const action = answered(
  asMember('case.write-lesson', async ({ context, asker, params, request }) => {
    await writeLesson(context, asker, params.caseId, await formOf(request, lessonForm))
    return { done: true }
  }),
)
