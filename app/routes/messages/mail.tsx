import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readMail } from '#app/domain/message/read.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { clockTime, shortDay } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('outbox.read', async ({ asker, context, params }) => ({
  mail: await readMail(context, asker, params.mailId),
  language: asker.language,
  title: messagesFor(asker.language).message.outbox,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function OneMail() {
  const m = useMessages().message
  const { mail, language } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/outbox">{m.back}</Link>
        </p>
        <h1>{mail.subject}</h1>
        <dl className="facts place">
          <dt>{m.to}</dt>
          <dd>
            {mail.to.name} ({mail.to.address})
          </dd>
          <dt>{m.kind}</dt>
          <dd>{m.kinds[mail.method ?? 'none']}</dd>
          <dt>{m.written}</dt>
          <dd>
            <time
              dateTime={mail.writtenAt.toISOString()}
            >{`${shortDay(mail.writtenAt, language)}, ${clockTime(mail.writtenAt, language)}`}</time>
          </dd>
          <dt>{m.state}</dt>
          <dd>{m.states[mail.state]}</dd>
        </dl>
      </Row>
      <Row>
        <div className="letter">{mail.body}</div>
      </Row>
      {mail.calendar && (
        <Row>
          <div className="stack">
            <a className="button second" href={`/outbox/${mail.id}/calendar.ics`} download>
              {m.download}
            </a>
            <details>
              <summary>{m.calendarText}</summary>
              <section
                className="calendar-text"
                aria-label={m.calendarText}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and must by keyboard too
                tabIndex={0}
              >
                <pre>{mail.calendar}</pre>
              </section>
            </details>
          </div>
        </Row>
      )}
    </Page>
  )
}
