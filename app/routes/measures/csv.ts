import { csvOf } from '#app/domain/measure/csv.ts'
import { readMeasures } from '#app/domain/measure/read.server.ts'
import { askedYear } from '#app/domain/measure/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'

export const loader = asMember('measure.read', async ({ db, asker, request }) => {
  const { year } = askedYear.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { measures } = await readMeasures(db, asker, year)
  const m = messagesFor(asker.language)
  return new Response(csvOf(measures, m), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${m.measure.csv.file}-${measures.year}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
})
