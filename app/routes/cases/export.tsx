import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readRecord } from '#app/domain/record/read.server.ts'
import { recordOf } from '#app/domain/record/sections.ts'
import { RecordOnPage } from '#app/domain/record/ui/RecordOnPage.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('case.export', async ({ context, asker, params }) => {
  const found = await readRecord(context, asker, params.caseId)
  return { caseId: found.aCase.id, record: recordOf(found, messagesFor(asker.language), asker.language) }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.record.title ?? ''} · Meedenken` }]

/** A case for one's own record: to print, or to keep as text. */
export default function CaseForOwnRecord() {
  const m = useMessages().record
  const { caseId, record } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row className="no-print">
        <div className="stack">
          <p className="help">{m.help}</p>
          <p className="actions">
            <button type="button" className="button second" onClick={() => window.print()}>
              {m.print}
            </button>
            <a className="button second" href={`/cases/${caseId}/export.md`}>
              {m.toMarkdown}
            </a>
            <Link to={`/cases/${caseId}`}>{m.back}</Link>
          </p>
        </div>
      </Row>
      <RecordOnPage {...record} />
    </Page>
  )
}
