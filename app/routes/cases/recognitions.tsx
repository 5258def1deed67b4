import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { bringBack, recognitions } from '#app/domain/case/recognition.server.ts'
import { bringBackForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { shortDay } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from './asked.server.ts'

export const loader = asMember('case.bring-back', async ({ db, asker }) => ({
  all: await recognitions(db, asker),
  title: messagesFor(asker.language).case.recognise.listHead,
}))

export const action = asMember('case.bring-back', async ({ context, asker, request }) => {
  const form = await formOf(request, bringBackForm)
  await bringBack(context, asker, form.recognition)
  return redirect('/recognitions')
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** For coordinators: who recognised which case, and the way back. Numbers only. */
export default function Recognitions() {
  const m = useMessages().case
  const language = useLanguage()
  const { all } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <div className="stack-s">
          <h1>{m.recognise.listHead}</h1>
          <p className="said">{m.recognise.listLead}</p>
          {all.length === 0 && <p className="quiet">{m.recognise.listNone}</p>}
        </div>
      </Row>
      {all.map((one) => (
        <Row
          key={one.id}
          side={
            <p>
              <span className="side-head figures">{speakable(one.number)}</span>{' '}
              <span className="fine">{one.boardName}</span>
            </p>
          }
        >
          <div className="stack-s">
            <h2>{m.recognise.by(one.readerName, shortDay(new Date(one.at), language))}</h2>
            <p className="quiet">{one.forEveryone ? m.recognise.forEveryone : m.recognise.forReader}</p>
            <div className="actions">
              <Form method="post">
                <button className="button second small" name="recognition" value={one.id}>
                  {m.recognise.bringBack(one.readerName)}
                </button>
              </Form>
              <Link to={`/cases/${one.caseId}`}>{one.hidden ? m.recognise.toHidden : m.recognise.toCase}</Link>
            </div>
          </div>
        </Row>
      ))}
    </Page>
  )
}
