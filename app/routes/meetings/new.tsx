import { parseWithZod } from '@conform-to/zod/v4'
import { data, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readBoard } from '#app/domain/board/read.server.ts'
import { meetingForm } from '#app/domain/meeting/schema.ts'
import { MeetingForm } from '#app/domain/meeting/ui/MeetingForm.tsx'
import { planMeeting } from '#app/domain/meeting/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('meeting.plan', async ({ db, asker, params }) => {
  const { board } = await readBoard(db, asker, params.boardId)
  return { board: { id: board.id, name: board.name }, title: messagesFor(asker.language).meeting.plan }
})

export const action = asMember('meeting.plan', async ({ asker, context, params, request }) => {
  const form = parseWithZod(await request.formData(), { schema: meetingForm(new Date()) })
  if (form.status !== 'success') return data({ result: form.reply() }, { status: 422 })
  return redirect(`/meetings/${await planMeeting(context, asker, params.boardId, form.value)}`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function NewMeeting() {
  const m = useMessages().meeting
  const { board } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to={`/boards/${board.id}`}>{board.name}</Link>
        </p>
        <h1>{m.planHead}</h1>
        <p className="lead-in place">{m.planHelp}</p>
      </Row>
      <MeetingForm result={answer && 'result' in answer ? answer.result : undefined} button={m.plan} />
    </Page>
  )
}
