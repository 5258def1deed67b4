import { digestForm } from '#app/domain/message/schema.ts'
import { chooseDigest } from '#app/domain/message/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** When the asker's digest comes. */
export const action = asMember('message.choose', async ({ asker, db, request }) => {
  await chooseDigest(db, asker, await formOf(request, digestForm))
  return { kept: true as const }
})
