import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { readForPlanner } from '#app/domain/meeting/read.server.ts'
import { invitationForm } from '#app/domain/meeting/schema.ts'
import { NotNow, refusalIn } from '#app/domain/meeting/ui/NotNow.tsx'
import { invite } from '#app/domain/meeting/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('meeting.change', async ({ db, asker, params }) => {
  const { meeting, people } = await readForPlanner(db, asker, params.meetingId)
  return {
    id: meeting.id,
    people: people.filter((person) => person.onBoard && !person.invited).map(({ id, name }) => ({ id, name })),
    title: messagesFor(asker.language).meeting.inviteHead,
  }
})

export const action = asMember('meeting.change', async ({ asker, context, params, request }) => {
  const typed = await request.formData()
  const form = invitationForm.parse({ who: typed.get('who'), member: typed.getAll('member') })
  const mails = await invite(context, asker, params.meetingId, form)
  return redirect(`/meetings/${params.meetingId}?mails=${mails}`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Invitations() {
  const m = useMessages().meeting
  const { id, people } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const nobody = refusalIn(answer) === 'bad-input'
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to={`/meetings/${id}`}>{m.back}</Link>
        </p>
        <h1>{m.inviteHead}</h1>
        <p className="lead-in place">{m.inviteHelp}</p>
      </Row>
      {!nobody && <NotNow answer={answer} />}
      <Row>
        {people.length === 0 ? (
          <p className="bare">{m.everyoneInvited}</p>
        ) : (
          <Form method="post" className="stack">
            <input type="hidden" name="who" value="chosen" />
            <fieldset className={nobody ? 'wrong' : undefined} aria-describedby={nobody ? 'nobody' : undefined}>
              <legend>{m.notInvited}</legend>
              {nobody && (
                <p className="error" id="nobody" role="alert">
                  <Icon name="warning" /> {m.errors.nobody}
                </p>
              )}
              {people.map((person) => (
                <label key={person.id} className="choice">
                  <input type="checkbox" name="member" value={person.id} defaultChecked={!nobody} />
                  {person.name}
                </label>
              ))}
            </fieldset>
            <button className="button">{m.inviteButton}</button>
          </Form>
        )}
      </Row>
    </Page>
  )
}
