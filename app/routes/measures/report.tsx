import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readMeasures } from '#app/domain/measure/read.server.ts'
import { reportOf } from '#app/domain/measure/report.ts'
import { askedYear } from '#app/domain/measure/schema.ts'
import { Figures } from '#app/domain/measure/ui/Figures.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { InLanguage, useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('measure.read', async ({ db, asker, request }) => {
  const { year } = askedYear.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const { measures } = await readMeasures(db, asker, year, now)
  return { measures, now }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? messagesFor('nl').measure.report.title(data.measures.year) : ''} · Meedenken` },
]

/** The yearly report for the councils of the region: to read, to print, or to take along as a Word file. In Dutch. */
export default function ProgressReport() {
  const m = useMessages().measure.report
  const { measures, now } = useLoaderData<typeof loader>()
  const report = reportOf(measures, messagesFor('nl'), now)
  return (
    <Page>
      <Row className="no-print">
        <p className="actions">
          <a className="button second" href={`/measures/report.docx?year=${measures.year}`}>
            {m.toDocx}
          </a>
          <button type="button" className="button second" onClick={() => window.print()}>
            {m.print}
          </button>
          <Link to={`/measures?year=${measures.year}`}>{m.back}</Link>
        </p>
      </Row>
      <InLanguage value="nl">
        <article lang="nl" className="report">
          <Row roomy side={<p className="side-head">{report.kicker}</p>}>
            <div className="stack">
              <h1>{report.title}</h1>
              <p className="fine">{report.made}</p>
              {report.intro.map((line) => (
                <p key={line} className="lead-in">
                  {line}
                </p>
              ))}
            </div>
          </Row>
          <Figures sections={report.sections} how={report.how} />
        </article>
      </InLanguage>
    </Page>
  )
}
