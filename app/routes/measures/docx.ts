import { docxOf } from '#app/domain/measure/docx.server.ts'
import { readMeasures } from '#app/domain/measure/read.server.ts'
import { reportOf } from '#app/domain/measure/report.ts'
import { askedYear } from '#app/domain/measure/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'

export const loader = asMember('measure.read', async ({ db, asker, request }) => {
  const { year } = askedYear.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const { measures } = await readMeasures(db, asker, year, now)
  const m = messagesFor('nl')
  return new Response(new Uint8Array(await docxOf(reportOf(measures, m, now), m.measure)), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="voortgangsrapportage-${measures.year}.docx"`,
      'Cache-Control': 'no-store',
    },
  })
})
