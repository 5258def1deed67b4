import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readOutbox } from '#app/domain/message/read.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { clockTime, shortDay } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('outbox.read', async ({ asker, context }) => ({
  mails: await readOutbox(context, asker),
  language: asker.language,
  title: messagesFor(asker.language).message.outbox,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function OutgoingMail() {
  const m = useMessages().message
  const { mails, language } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <h1>{m.outboxHead}</h1>
        <p className="lead-in place">{m.outboxLead}</p>
      </Row>
      <Row>
        {mails.length === 0 ? (
          <div className="bare stack-s">
            <p>{m.empty}</p>
            <p className="quiet">{m.emptyNext}</p>
          </div>
        ) : (
          <table className="tried mails">
            <caption className="unseen">{m.outbox}</caption>
            <thead>
              <tr>
                <th scope="col">{m.about}</th>
                <th scope="col">{m.to}</th>
                <th scope="col">{m.written}</th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <tr key={mail.id}>
                  <td>
                    <Link to={`/outbox/${mail.id}`}>
                      {mail.subject}
                      <span className="unseen">, {mail.to.name}</span>
                    </Link>
                  </td>
                  <td>{mail.to.name}</td>
                  <td className="quiet">
                    <time
                      dateTime={mail.writtenAt.toISOString()}
                    >{`${shortDay(mail.writtenAt, language)}, ${clockTime(mail.writtenAt, language)}`}</time>
                    {mail.state !== 'waiting' && `, ${m.states[mail.state]}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Row>
      {mails.length > 0 && (
        <Row>
          <p className="the-end">{m.end}</p>
        </Row>
      )}
    </Page>
  )
}
