import { changeAgenda } from '#app/domain/meeting/agenda.server.ts'
import { agendaForm } from '#app/domain/meeting/schema.ts'
import { asMember } from '#app/gate.server.ts'

/** Asked for from the page itself, which then reads the meeting again: no redirect, so nothing jumps. */
export const action = asMember('meeting.change', async ({ asker, context, params, request }) => {
  const deed = agendaForm.parse(Object.fromEntries(await request.formData()))
  await changeAgenda(context, asker, params.meetingId, deed)
  return null
})
