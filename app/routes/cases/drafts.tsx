import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { BringIn } from '#app/components/BringIn.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { myDrafts, mySecondReadings } from '#app/domain/case/draft.server.ts'
import { DraftInList } from '#app/domain/case/ui/DraftInList.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('case.bring-in', async ({ db, asker }) => ({
  drafts: await myDrafts(db, asker),
  readings: await mySecondReadings(db, asker),
  title: messagesFor(asker.language).case.drafts,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Drafts() {
  const m = useMessages().case
  const { drafts, readings } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const told = search.has('deleted') ? m.deleted : search.has('second-reader') ? m.withSecondReader : null
  return (
    <Page>
      <Row roomy>
        <div className="stack">
          <h1>{m.drafts}</h1>
          <p className="help">{m.draftsNext}</p>
          {told && (
            <p className="notice yours" role="status">
              <span />
              {told}
            </p>
          )}
        </div>
      </Row>
      <Row>
        {drafts.length === 0 ? (
          <div className="bare stack-s">
            <p>{m.draftsNone}</p>
            <BringIn className="button second">{m.begin}</BringIn>
          </div>
        ) : (
          <ul className="news">
            {drafts.map((draft) => (
              <DraftInList key={draft.id} draft={draft} />
            ))}
          </ul>
        )}
      </Row>
      {readings.length > 0 && (
        <Row side={<h2 className="side-head">{m.second.head}</h2>}>
          <ul className="news">
            {readings.map((one) => (
              <li key={one.id}>
                <Link to={`/cases/${one.id}/second-reading`}>{m.second.toRead(one.number)}</Link>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </Page>
  )
}
