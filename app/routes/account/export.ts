import { exportOwn } from '#app/domain/membership/own.server.ts'
import { asMember } from '#app/gate.server.ts'

/** All that is kept about the asker, as one file. */
export const loader = asMember('account.export', async ({ asker, context }) => {
  const own = await exportOwn(context, asker, new Date())
  return new Response(JSON.stringify(own, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="meedenken-mijn-gegevens.json"',
      'Cache-Control': 'no-store',
    },
  })
})
