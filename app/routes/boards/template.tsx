import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { templateForm } from '#app/domain/case/template-schema.ts'
import { readTemplate, saveTemplate } from '#app/domain/case/templates.server.ts'
import { TemplateFields } from '#app/domain/case/ui/TemplateFields.tsx'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

/** `new` is the address of a template that is not there yet. */
const idIn = (id: string | undefined) => (id === 'new' ? undefined : id)

export const loader = asMember('board.change-settings', async ({ db, asker, params }) => ({
  ...(await readTemplate(db, asker, params.boardId, idIn(params.templateId))),
  title: messagesFor(asker.language).board.template,
}))

export const action = asMember('board.change-settings', async ({ db, asker, params, request }) => {
  await saveTemplate(db, asker, params.boardId, idIn(params.templateId), await formOf(request, templateForm))
  return redirect(`/boards/${params.boardId}/settings`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** What a case can begin with on this board. */
export default function TemplatePage() {
  const m = useMessages().board
  const { board, template } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()?.refused
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to={`/boards/${board.id}/settings`}>{m.settings}</Link>
        </p>
        <h1>{template ? template.name : m.newTemplate}</h1>
      </Row>
      <Row>
        <Form method="post" className="stack" noValidate>
          <TemplateFields template={template} wrong={refused?.fields ?? {}} />
          <button className="button">{m.saveTemplate}</button>
        </Form>
        {template && (
          <Form method="post" action={`/boards/${board.id}/templates/${template.id}/removal`}>
            <button className="button grave">{m.removeTemplate}</button>
          </Form>
        )}
      </Row>
    </Page>
  )
}
