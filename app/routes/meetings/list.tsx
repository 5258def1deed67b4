import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { myBoards } from '#app/domain/board/read.server.ts'
import { myMeetings } from '#app/domain/meeting/read.server.ts'
import { MeetingList } from '#app/domain/meeting/ui/MeetingList.tsx'
import { may } from '#app/domain/rights/policy.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('meeting.list', async ({ db, asker }) => {
  const mayPlan = may(asker, 'meeting.plan', { onBoard: true })
  const boards = mayPlan ? await myBoards(db, asker) : []
  return {
    meetings: await myMeetings(db, asker, new Date()),
    planOn: boards.map(({ id, name }) => ({ id, name })),
    mayPlan,
    language: asker.language,
    title: messagesFor(asker.language).meeting.title,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Meetings() {
  const m = useMessages().meeting
  const { meetings, planOn, mayPlan, language } = useLoaderData<typeof loader>()
  const { coming, past, cancelled } = meetings
  const none = coming.length + past.length + cancelled.length === 0
  return (
    <Page>
      <Row>
        <h1>{m.listHead}</h1>
        {planOn.length > 0 && (
          <ul className="actions place">
            {planOn.map((board) => (
              <li key={board.id}>
                <Link className="button second" to={`/boards/${board.id}/meetings/new`}>
                  {planOn.length === 1 ? m.plan : m.planOn(board.name)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Row>
      {none ? (
        <Row>
          <div className="bare stack-s">
            <p>{m.none}</p>
            <p className="quiet">{!mayPlan ? m.noneNext : planOn.length > 0 ? m.noneNextCoordinator : m.noBoards}</p>
          </div>
        </Row>
      ) : (
        <>
          {coming.length === 0 && (
            <Row side={<h2 className="side-head">{m.coming}</h2>}>
              <p className="quiet">{m.noneComing}</p>
            </Row>
          )}
          <MeetingList head={m.coming} meetings={coming} language={language} coming />
          <MeetingList head={m.past} meetings={past} language={language} />
          <MeetingList head={m.cancelled} meetings={cancelled} language={language} />
          <Row>
            <p className="the-end">{m.end}</p>
          </Row>
        </>
      )}
    </Page>
  )
}
