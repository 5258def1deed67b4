import type { MessageKind } from '#app/domain/message/kinds.ts'
import { wayForm } from '#app/domain/message/schema.ts'
import { chooseWay } from '#app/domain/message/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** How word of one kind of message reaches the asker. */
export const action = asMember('message.choose', async ({ asker, db, request }) => {
  const { kind, way } = await formOf(request, wayForm)
  await chooseWay(db, asker, kind as MessageKind, way)
  return { kept: true as const }
})
