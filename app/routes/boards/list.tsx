import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { myBoards } from '#app/domain/board/read.server.ts'
import { may } from '#app/domain/rights/policy.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('board.list', async ({ db, asker }) => ({
  boards: await myBoards(db, asker),
  mayCreate: may(asker, 'board.create'),
  title: messagesFor(asker.language).board.title,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Boards() {
  const m = useMessages()
  const { boards, mayCreate } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <h1>{m.board.listHead}</h1>
      </Row>
      {boards.length === 0 ? (
        <Row>
          <div className="bare stack">
            <p>{m.board.none}</p>
            <p className="quiet">{mayCreate ? m.board.noneNextCoordinator : m.board.noneNext}</p>
          </div>
        </Row>
      ) : (
        boards.map((board) => (
          <Row key={board.id} side={<span className="fine">{m.board.members(board.members)}</span>}>
            <h2 className="question">
              <Link to={`/boards/${board.id}`}>{board.name}</Link>
            </h2>
            {board.purpose && <p className="quiet">{board.purpose}</p>}
            <p className="fine">{m.board.open(board.open)}</p>
          </Row>
        ))
      )}
      {mayCreate && (
        <Row>
          <Link className="button second" to="/boards/new">
            {m.board.create}
          </Link>
        </Row>
      )}
    </Page>
  )
}
