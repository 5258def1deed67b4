import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { boardNamed } from '#app/domain/board/read.server.ts'
import { bringInCase } from '#app/domain/case/draft.server.ts'
import { beginForm } from '#app/domain/case/template-schema.ts'
import { readTemplates } from '#app/domain/case/templates.server.ts'
import { Begin } from '#app/domain/case/ui/Begin.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from './asked.server.ts'

export const loader = asMember('case.bring-in', async ({ db, asker, params }) => ({
  board: await boardNamed(db, asker, params.boardId),
  templates: await readTemplates(db, asker, params.boardId),
  title: messagesFor(asker.language).case.newHead,
}))

export const action = asMember('case.bring-in', async ({ context, asker, params, request }) => {
  const { template } = await formOf(request, beginForm)
  return redirect(`/cases/${await bringInCase(context, asker, params.boardId, template)}/edit`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** A draft begins with a press, never with a look. */
export default function NewCase() {
  const m = useMessages().case
  const { board, templates } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row side={<span className="side-head">{board.name}</span>} roomy>
        <div className="stack">
          <h1>{m.newHead}</h1>
          <p className="help">{m.intro}</p>
          <Begin boardId={board.id} boardName={board.name} templates={templates} />
        </div>
      </Row>
    </Page>
  )
}
