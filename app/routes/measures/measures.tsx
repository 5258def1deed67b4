import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/Empty.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { readMeasures } from '#app/domain/measure/read.server.ts'
import { howOf } from '#app/domain/measure/report.ts'
import { isEmpty, normDays } from '#app/domain/measure/rules.ts'
import { askedYear } from '#app/domain/measure/schema.ts'
import { sectionsOf } from '#app/domain/measure/sections.ts'
import { Figures } from '#app/domain/measure/ui/Figures.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('measure.read', async ({ db, asker, request }) => {
  const { year } = askedYear.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { ...(await readMeasures(db, asker, year)), title: messagesFor(asker.language).measure.title }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** How fast help came and what came of it, in a year that one chooses; and the ways to take it along. */
export default function MeasuresPage() {
  const messages = useMessages()
  const m = messages.measure
  const { measures, years } = useLoaderData<typeof loader>()
  const { year } = measures
  const sections = sectionsOf(measures, messages)
  return (
    <Page>
      <Row roomy>
        <div className="stack">
          <h1>{m.head(year)}</h1>
          <p className="lead-in">{m.lead}</p>
          {years.length > 1 && (
            <nav aria-label={m.years}>
              <ul className="nav years">
                {years.map((one) => (
                  <li key={one}>
                    <Link to={`/measures?year=${one}`} aria-current={one === year ? 'page' : undefined} prefetch="none">
                      {one === years[0] ? m.soFar(one) : one}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </Row>
      {isEmpty(measures) ? (
        <Row>
          <Empty head={m.none(year)}>
            {measures.running && <p>{m.noneNext(normDays)}</p>}
            <p>
              {measures.running ? (
                <Link to="/boards">{m.toBoards}</Link>
              ) : (
                <Link to="/measures">{m.noneNextYear(years[0] ?? year)}</Link>
              )}
            </p>
          </Empty>
        </Row>
      ) : (
        <>
          <Row className="continued">
            <p className="actions">
              <Link className="button second" to={`/measures/report?year=${year}`} prefetch="none">
                {m.toReport}
              </Link>
              <a href={`/measures/figures.csv?year=${year}`}>{m.toCsv}</a>
            </p>
            <p className="help place">{m.reportHelp}</p>
          </Row>
          <Figures sections={sections} how={howOf(measures, sections, m)} />
          <Row>
            <p className="fine">{m.how.boards(measures.boards)}</p>
          </Row>
        </>
      )}
    </Page>
  )
}
