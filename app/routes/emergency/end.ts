import { redirect } from '@remix-run/node'
import { endEmergency } from '#app/domain/emergency/write.server.ts'
import { asMember } from '#app/gate.server.ts'

export const action = asMember('emergency.end', async ({ db, asker, params }) => {
  await endEmergency(db, asker, params.openingId)
  return redirect('/emergency', 303)
})
