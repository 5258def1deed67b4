import { redirect } from '@remix-run/node'
import { messageId } from '#app/domain/message/schema.ts'
import { read } from '#app/domain/message/write.server.ts'
import { asMember } from '#app/gate.server.ts'

/** Marks one message as read, or all. */
export const action = asMember('message.inbox', async ({ asker, db, request }) => {
  const asked = (await request.formData()).get('message')
  await read(db, asker, asked === null ? null : messageId.parse(asked))
  return asked === null ? redirect('/messages', 303) : { done: true }
})
