import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/Empty.tsx'
import { Page, Row, TheEnd } from '#app/components/Page.tsx'
import { MessageInList } from '#app/domain/message/ui/MessageInList.tsx'
import { inboxOf } from '#app/domain/message/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('message.inbox', async ({ asker, db }) => ({
  messages: await inboxOf(db, asker),
  title: messagesFor(asker.language).message.inbox,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Inbox() {
  const m = useMessages().message
  const { messages } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <h1>{m.inboxHead}</h1>
        <p className="actions place">
          <Link to="/account/messages">{m.settings}</Link>
        </p>
      </Row>
      <Row>
        {messages.length === 0 ? (
          <Empty head={m.nothing}>
            <p>{m.nothingNext}</p>
          </Empty>
        ) : (
          <>
            {messages.some((message) => !message.read) && (
              <Form method="post" action="/messages/reading" className="place">
                <button className="button second small">{m.allRead}</button>
              </Form>
            )}
            <ul className="news">
              {messages.map((message) => (
                <MessageInList key={message.id} message={message} />
              ))}
            </ul>
          </>
        )}
      </Row>
      {messages.length > 0 && <TheEnd>{m.theEnd}</TheEnd>}
    </Page>
  )
}
