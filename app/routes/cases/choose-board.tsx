import { type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { myBoards } from '#app/domain/board/read.server.ts'
import { bringInCase, onlyBoard } from '#app/domain/case/draft.server.ts'
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

/** Straight to the form for who is on one board; whoever is on several, or on none, reads this page first. */
export const action = asMember('case.bring-in', async ({ context, db, asker }) => {
  const board = await onlyBoard(db, asker)
  return redirect(board ? `/cases/${await bringInCase(context, asker, board)}/edit` : '/cases/new')
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
            <Begin key={board.id} boardId={board.id} boardName={board.name} templates={board.templates} />
          ))}
          <p>
            <Link to="/cases/drafts">{m.drafts}</Link>
          </p>
        </div>
      </Row>
    </Page>
  )
}
