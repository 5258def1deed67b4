import { redirect } from '@remix-run/node'
import { messageId } from '#app/domain/message/schema.ts'
import { whereTo } from '#app/domain/message/write.server.ts'
import { asMember } from '#app/gate.server.ts'

/**
 * Leads to where a message points, as a mail does. Looking changes nothing: the page one arrives at tells, by what
 * stands behind the #, which message was read.
 */
export const loader = asMember('message.inbox', async ({ asker, db, params }) => {
  const id = messageId.safeParse(params.messageId)
  const to = await whereTo(db, asker, id.success ? id.data : null)
  return redirect(`${to}#message=${params.messageId}`, 303)
})
