import type { MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { Facts } from '#app/domain/case/ui/Facts.tsx'
import { StoryOnPage } from '#app/domain/case/ui/StoryOnPage.tsx'
import { TriedTable } from '#app/domain/case/ui/TriedTable.tsx'
import { readInEmergency } from '#app/domain/emergency/read.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { momentOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('emergency.read', async ({ db, asker, params }) => ({
  ...(await readInEmergency(db, asker, params.openingId)),
  title: messagesFor(asker.language).emergency.title,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** A case while an emergency lasts: to read, and nothing more. */
export default function CaseInEmergency() {
  const m = useMessages()
  const language = useLanguage()
  const { opening, aCase, content, said } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row className="log-trouble">
        <Notice kind="warning">
          <p>{m.emergency.until(momentOf(opening.endsAt, language))}</p>
          <Form method="post" action={`/emergency/${opening.id}/end`}>
            <button className="button small">{m.emergency.end}</button>
          </Form>
        </Notice>
      </Row>
      <Row roomy side={<span className="fine figures">{speakable(aCase.number)}</span>}>
        <h1 translate="no">{aCase.question}</h1>
      </Row>
      <Facts aCase={aCase} />
      <StoryOnPage content={content} />
      <TriedTable aCase={aCase} />
      <Row side={<h2 className="side-head">{m.emergency.saidHead}</h2>}>
        {said.length === 0 ? (
          <p className="quiet">{m.emergency.nothingSaid}</p>
        ) : (
          said.map((one) => (
            <div key={one.id} className="said-row" translate="no">
              <p className="said-by">
                <strong>{one.writer ?? m.case.author}</strong>
                <span className="fine">{momentOf(one.writtenAt, language)}</span>
              </p>
              <div className="said">
                {one.body.split(/\n\s*\n/).map((words, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name, and never move
                  <p key={at}>{words}</p>
                ))}
              </div>
            </div>
          ))
        )}
      </Row>
    </Page>
  )
}
