import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useFetcher, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { Paraph } from '#app/components/Paraph.tsx'
import { readBoardMembers } from '#app/domain/board/read.server.ts'
import { membershipForm } from '#app/domain/board/schema.ts'
import { changeMembership } from '#app/domain/board/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('board.read', async ({ db, asker, params }) => ({
  ...(await readBoardMembers(db, asker, params.boardId)),
  title: messagesFor(asker.language).board.manageMembers,
}))

export const action = asMember('board.change-members', async ({ db, asker, params, request }) => {
  await changeMembership(db, asker, params.boardId, membershipForm.parse(Object.fromEntries(await request.formData())))
  return redirect(`/boards/${params.boardId}/members`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function BoardMembers() {
  const m = useMessages()
  const { board, people, mayChange } = useLoaderData<typeof loader>()
  const on = people.filter((person) => person.onBoard)
  const off = people.filter((person) => !person.onBoard)
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to={`/boards/${board.id}`}>{board.name}</Link>
        </p>
        <h1>{m.board.membersHead}</h1>
      </Row>
      <Row side={<h2 className="side-head">{m.board.onBoard}</h2>}>
        <People people={on} change={mayChange ? 'no' : null} />
      </Row>
      {mayChange && (
        <Row side={<h2 className="side-head">{m.board.notOnBoard}</h2>}>
          {off.length === 0 ? <p className="quiet">{m.board.everyoneOn}</p> : <People people={off} change="yes" />}
        </Row>
      )}
      <Row>
        <Form method="post" action={`/boards/${board.id}/departure`} className="stack-s">
          <p className="help">{m.board.leaveHelp}</p>
          <button className="button grave">{m.board.leave}</button>
        </Form>
      </Row>
    </Page>
  )
}

type Person = Awaited<ReturnType<typeof readBoardMembers>>['people'][number]

function People({ people, change }: { people: Person[]; change: 'yes' | 'no' | null }) {
  const m = useMessages()
  const fetcher = useFetcher()
  return (
    <ul className="news">
      {people.map((person) => (
        <li key={person.id}>
          <span>
            <Paraph name={person.name} colour={person.colour} /> {person.name}
            <span className="quiet"> {[person.discipline, person.organisation].filter(Boolean).join(', ')}</span>
          </span>
          {change && (
            <fetcher.Form method="post">
              <input type="hidden" name="member" value={person.id} />
              <button className="button second small" name="on" value={change}>
                {change === 'yes' ? m.board.putOn : m.board.takeOff}
                <span className="unseen"> {person.name}</span>
              </button>
            </fetcher.Form>
          )}
        </li>
      ))}
    </ul>
  )
}
