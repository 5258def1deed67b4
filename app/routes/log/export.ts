import { exportLog } from '#app/domain/audit/read.server.ts'
import { logFilter } from '#app/domain/audit/schema.ts'
import { asMember } from '#app/gate.server.ts'

export const loader = asMember('log.export', async ({ asker, context, request }) => {
  const asked = logFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return new Response(await exportLog(context, asker, asked), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="inzagelog.csv"',
      'Cache-Control': 'no-store',
    },
  })
})
