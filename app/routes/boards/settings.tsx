import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { Field } from '#app/components/Field.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { readSettings } from '#app/domain/board/read.server.ts'
import { settingsForm } from '#app/domain/board/schema.ts'
import { changeSettings } from '#app/domain/board/write.server.ts'
import { readTemplates } from '#app/domain/case/templates.server.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asMember('board.change-settings', async ({ db, asker, params }) => ({
  ...(await readSettings(db, asker, params.boardId)),
  templates: await readTemplates(db, asker, params.boardId),
  title: messagesFor(asker.language).board.settings,
}))

export const action = asMember('board.change-settings', async ({ db, asker, params, request }) => {
  await changeSettings(db, asker, params.boardId, await formOf(request, settingsForm))
  return redirect(`/boards/${params.boardId}/settings?saved`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** What the coordinator sets on a board: how long advice waits, and what cases can begin with. */
export default function BoardSettings() {
  const m = useMessages().board
  const { board, adviceHours, templates } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()?.refused
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to={`/boards/${board.id}`}>{board.name}</Link>
        </p>
        <h1>{m.settings}</h1>
      </Row>
      <Row side={<h2 className="side-head">{m.adviceHead}</h2>}>
        <Form method="post" className="stack" noValidate>
          <Field id="advice-hours" label={m.adviceHours} help={m.adviceHoursHelp} errors={refused?.fields?.adviceHours}>
            <input
              type="text"
              inputMode="numeric"
              id="advice-hours"
              name="adviceHours"
              className="few-figures"
              defaultValue={adviceHours}
              aria-describedby="advice-hours-description"
              aria-invalid={refused?.fields?.adviceHours ? true : undefined}
            />
          </Field>
          <button className="button">{m.saveSettings}</button>
        </Form>
      </Row>
      <Row side={<h2 className="side-head">{m.templatesHead}</h2>}>
        <div className="stack">
          <p className="help">{m.templatesHelp}</p>
          {templates.length === 0 ? (
            <p className="quiet">{m.noTemplates}</p>
          ) : (
            <ul className="news">
              {templates.map((template) => (
                <li key={template.id}>
                  <Link to={`/boards/${board.id}/templates/${template.id}`}>{template.name}</Link>
                </li>
              ))}
            </ul>
          )}
          <p>
            <Link className="button second" to={`/boards/${board.id}/templates/new`}>
              {m.newTemplate}
            </Link>
          </p>
        </div>
      </Row>
    </Page>
  )
}
