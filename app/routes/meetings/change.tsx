import { parseWithZod } from '@conform-to/zod/v4'
import { data, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readForPlanner } from '#app/domain/meeting/read.server.ts'
import { meetingForm } from '#app/domain/meeting/schema.ts'
import { MeetingForm } from '#app/domain/meeting/ui/MeetingForm.tsx'
import { NotNow } from '#app/domain/meeting/ui/NotNow.tsx'
import { changeMeeting } from '#app/domain/meeting/write.server.ts'
import { wallClock } from '#app/domain/meeting/zone.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('meeting.change', async ({ db, asker, params }) => {
  const { meeting, people } = await readForPlanner(db, asker, params.meetingId)
  const [from, to] = [wallClock(meeting.startsAt), wallClock(meeting.endsAt)]
  return {
    id: meeting.id,
    typed: { date: from.date, start: from.time, end: to.time, place: meeting.place, onlineUrl: meeting.onlineUrl },
    invited: people.filter((person) => person.invited).length,
    title: messagesFor(asker.language).meeting.change,
  }
})

export const action = asMember('meeting.change', async ({ asker, context, params, request }) => {
  const form = parseWithZod(await request.formData(), { schema: meetingForm(new Date()) })
  if (form.status !== 'success') return data({ result: form.reply() }, { status: 422 })
  const mails = await changeMeeting(context, asker, params.meetingId, form.value)
  return redirect(`/meetings/${params.meetingId}?mails=${mails}`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function ChangeMeeting() {
  const m = useMessages().meeting
  const { id, typed, invited } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to={`/meetings/${id}`}>{m.back}</Link>
        </p>
        <h1>{m.changeHead}</h1>
      </Row>
      <NotNow answer={answer} />
      <MeetingForm
        result={answer && 'result' in answer ? answer.result : undefined}
        typed={typed}
        button={m.changeButton}
      >
        <p>{m.changeTells(invited)}</p>
        {invited > 0 && <p className="quiet">{m.changeAnswers}</p>}
      </MeetingForm>
    </Page>
  )
}
