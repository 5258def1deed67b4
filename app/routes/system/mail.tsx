import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { mailState, tryMail } from '#app/domain/message/try.server.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('system.mail', async ({ asker, context }) => ({
  ...(await mailState(context)),
  title: messagesFor(asker.language).message.mailTitle,
}))

/** Sends a test mail to the asker's own address. Answers what the mail server said, in its own words. */
export const action = asMember('system.mail', ({ asker, context }) => tryMail(context, asker))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Mail() {
  const m = useMessages().message
  const { set, waiting, failed } = useLoaderData<typeof loader>()
  const answer = useActionData<{ taken: boolean; said: string } | Refused>()
  const busy = useNavigation().state === 'submitting'
  return (
    <Page>
      <Row>
        <h1>{m.mailTitle}</h1>
        <p className="lead-in place">{m.mailLead}</p>
      </Row>
      <Row>
        <p>
          {m.mailWaiting(waiting)} {m.mailFailed(failed)}
        </p>
        {set ? (
          <Form method="post" className="place">
            <button className="button" aria-busy={busy}>
              {m.mailTest}
            </button>
          </Form>
        ) : (
          <p className="bare place">{m.mailNone}</p>
        )}
        {answer && 'refused' in answer && <RefusedNotice code={answer.refused.code} />}
        {answer && 'taken' in answer && (
          <Notice kind={answer.taken ? 'tick' : 'triangle'} grave={!answer.taken}>
            <p>{answer.taken ? m.mailOk : m.mailNot}</p>
            <p>
              {m.mailSaid}: <code lang="en">{answer.said}</code>
            </p>
          </Notice>
        )}
      </Row>
    </Page>
  )
}
