import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { cancel } from '#app/domain/meeting/agenda.server.ts'
import { readForPlanner } from '#app/domain/meeting/read.server.ts'
import { NotNow } from '#app/domain/meeting/ui/NotNow.tsx'
import { timesInWords } from '#app/domain/meeting/words.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { dayInWords } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('meeting.cancel', async ({ db, asker, params }) => {
  const { meeting, people } = await readForPlanner(db, asker, params.meetingId)
  return {
    id: meeting.id,
    when: `${dayInWords(meeting.startsAt, asker.language)}, ${timesInWords(meeting, asker.language)}`,
    invited: people.filter((person) => person.invited).map(({ id, name }) => ({ id, name })),
    title: messagesFor(asker.language).meeting.cancel,
  }
})

export const action = asMember('meeting.cancel', async ({ asker, context, params }) => {
  const mails = await cancel(context, asker, params.meetingId)
  return redirect(`/meetings/${params.meetingId}?mails=${mails}`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Cancellation() {
  const m = useMessages().meeting
  const { id, when, invited } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <p className="kicker">{when}</p>
        <h1>{m.cancelHead}</h1>
      </Row>
      <NotNow answer={useActionData<typeof action>()} />
      <Row>
        <div className="stack">
          <p>{m.cancelTells(invited.length)}</p>
          {invited.length > 0 && (
            <ul>
              {invited.map((person) => (
                <li key={person.id}>{person.name}</li>
              ))}
            </ul>
          )}
          <p>{m.cancelCases}</p>
          <p className="quiet">{m.cancelFinal}</p>
          <Form method="post" className="actions">
            <button className="button grave">{m.cancelButton}</button>
            <Link to={`/meetings/${id}`}>{m.keep}</Link>
          </Form>
        </div>
      </Row>
    </Page>
  )
}
