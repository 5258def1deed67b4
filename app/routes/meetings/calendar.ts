import { readCalendar } from '#app/domain/meeting/read.server.ts'
import { asMember } from '#app/gate.server.ts'

export const loader = asMember(
  'meeting.read',
  async ({ asker, context, params }) =>
    new Response(await readCalendar(context, asker, params.meetingId), {
      headers: {
        'Content-Type': 'text/calendar; method=PUBLISH; charset=utf-8',
        'Content-Disposition': 'attachment; filename="bijeenkomst.ics"',
        'Cache-Control': 'no-store',
      },
    }),
)
