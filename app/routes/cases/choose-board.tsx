import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { myBoards } from '#app/domain/board/read.server.ts'
import { readTemplates } from '#app/domain/case/templates.server.ts'
import { Begin } from '#app/domain/case/ui/Begin.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('case.bring-in', async ({ db, asker }) => {
  const boards = await myBoards(db, asker)
  return {
    boards: await Promise.all(
      boards.map(async ({ id, name }) => ({ id, name, templates: await readTemplates(db, asker, id) })),
    ),
    title: messagesFor(asker.language).case.newHead,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** Where to bring a case in, for who does not come from a board. */
export default function ChooseBoard() {
  const m = useMessages().case
  const { boards } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row roomy>
        <div className="stack">
          <h1>{m.newHead}</h1>
          <p className="help">{boards.length === 0 ? m.newNone : m.newOn}</p>
          {boards.map((board) => (
            <Begin key={board.id} boardId={board.id} boardName={board.name} templates={board.templates} second />
          ))}
          <p>
            <Link to="/cases/drafts">{m.drafts}</Link>
          </p>
        </div>
      </Row>
    </Page>
  )
}
