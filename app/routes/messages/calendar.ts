import { readMail } from '#app/domain/message/read.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'

export const loader = asMember('outbox.read', async ({ asker, context, params }) => {
  const { calendar, method } = await readMail(context, asker, params.mailId)
  if (!calendar) throw new Refusal('not-found')
  return new Response(calendar, {
    headers: {
      'Content-Type': `text/calendar; method=${method}; charset=utf-8`,
      'Content-Disposition': 'attachment; filename="bijeenkomst.ics"',
      'Cache-Control': 'no-store',
    },
  })
})
