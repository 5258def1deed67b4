import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { readForSecondReader } from '#app/domain/case/read.server.ts'
import { secondReadingForm } from '#app/domain/case/schema.ts'
import { Facts } from '#app/domain/case/ui/Facts.tsx'
import { StoryOnPage } from '#app/domain/case/ui/StoryOnPage.tsx'
import { TriedTable } from '#app/domain/case/ui/TriedTable.tsx'
import { WhyAsked } from '#app/domain/case/ui/WhyAsked.tsx'
import { secondRead } from '#app/domain/case/write.server.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from './asked.server.ts'

export const loader = asMember('case.second-read', async ({ context, asker, params }) => {
  const page = await readForSecondReader(context, asker, params.caseId)
  return { ...page, title: messagesFor(asker.language).case.number(speakable(page.aCase.number)) }
})

export const action = asMember('case.second-read', async ({ context, asker, params, request }) => {
  const form = await formOf(request, secondReadingForm)
  await secondRead(context, asker, params.caseId, form)
  return redirect(form.verdict === 'release' ? `/cases/${params.caseId}` : '/cases/drafts')
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function SecondReading() {
  const m = useMessages()
  const { aCase, readable, points } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const empty = answer?.refused?.fields?.reason
  return (
    <Page>
      <Row
        roomy
        side={
          <>
            <span className="side-head">{m.case.second.head}</span>
            <span className="fine figures">{speakable(aCase.number)}</span>
          </>
        }
      >
        <div className="stack">
          <h1 translate="no">{aCase.question}</h1>
          <p className="help">{m.case.second.intro}</p>
          <WhyAsked points={points} />
        </div>
      </Row>
      <Facts aCase={aCase} />
      <StoryOnPage content={readable?.content ?? {}} />
      <TriedTable aCase={aCase} />
      <Row side={<h2 className="side-head">{m.case.moves['case.second-read']}</h2>}>
        <div className="stack">
          {answer?.refused && !empty && (
            <p className="error" role="alert">
              <Icon name="triangle" /> {m.refusal[answer.refused.code]}
            </p>
          )}
          <Form method="post">
            <button className="button" name="verdict" value="release">
              {m.case.second.release}
            </button>
          </Form>
          <Form method="post" className="stack" noValidate>
            <input type="hidden" name="verdict" value="give-back" />
            <div className={`field${empty ? ' wrong' : ''}`}>
              <label htmlFor="reason">{m.case.second.reason}</label>
              <p className="help" id="reason-help">
                {m.case.second.reasonHelp}
              </p>
              {empty && (
                <p className="error" id="reason-wrong" role="alert">
                  <Icon name="triangle" /> {empty[0] === 'too-long' ? m.case.tooLong(1000) : m.case.second.reasonEmpty}
                </p>
              )}
              <textarea
                id="reason"
                name="reason"
                rows={3}
                aria-invalid={empty ? true : undefined}
                aria-describedby={`reason-help${empty ? ' reason-wrong' : ''}`}
              />
            </div>
            <button className="button second">{m.case.second.giveBack}</button>
          </Form>
        </div>
      </Row>
    </Page>
  )
}
