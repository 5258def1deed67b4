import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row, TheEnd } from '#app/components/Page.tsx'
import { readLog } from '#app/domain/audit/read.server.ts'
import { logFilter } from '#app/domain/audit/schema.ts'
import { Entries } from '#app/domain/audit/ui/Entries.tsx'
import { Filter } from '#app/domain/audit/ui/Filter.tsx'
import { Months } from '#app/domain/audit/ui/Months.tsx'
import { Whole } from '#app/domain/audit/ui/Whole.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('log.read', async ({ db, asker, request }) => {
  const asked = logFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    ...(await readLog(db, asker, asked, new Date())),
    asked,
    title: messagesFor(asker.language).log.title,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** The log of who did what: how it stands, what is asked of it, and its rows. */
export default function AccessLog() {
  const { log: m, emergency } = useMessages()
  const { entries, older, people, check, forgottenBefore, months, asked } = useLoaderData<typeof loader>()
  const search = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined || name === 'before' ? [] : [[name, String(value)]],
    ),
  )
  return (
    <Page>
      <Row>
        <h1>{m.head}</h1>
        <p className="lead-in place">{m.lead}</p>
      </Row>
      <Row side={<h2 className="side-head">{m.wholeHead}</h2>}>
        <Whole check={check} forgottenBefore={forgottenBefore} />
      </Row>
      <Row side={<h2 className="side-head">{m.monthsHead}</h2>}>
        <Months months={months} />
        <p className="place">
          <Link to="/emergency">{emergency.listHead}</Link>
        </p>
      </Row>
      <Row full>
        <Filter asked={asked} people={people} />
        <Entries entries={entries} search={search.toString()} />
        {older ? (
          <p className="place">
            <Link to={`/log?${new URLSearchParams([...search, ['before', String(older)]])}#regels`}>{m.older}</Link>
          </p>
        ) : null}
      </Row>
      {entries.length > 0 && !older && <TheEnd>{m.end}</TheEnd>}
    </Page>
  )
}
