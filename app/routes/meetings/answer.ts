import { redirect } from '@remix-run/node'
import { answerForm } from '#app/domain/meeting/schema.ts'
import { answerInvitation } from '#app/domain/meeting/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from '../cases/asked.server.ts'

export const action = answered(
  asMember('meeting.answer', async ({ asker, context, params, request }) => {
    const { answer } = answerForm.parse(Object.fromEntries(await request.formData()))
    await answerInvitation(context, asker, params.meetingId, answer)
    return redirect(`/meetings/${params.meetingId}`)
  }),
)
