import { getFormProps, getInputProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Field } from '#app/components/Field.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { boardForm } from '#app/domain/board/schema.ts'
import { createBoard } from '#app/domain/board/write.server.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('board.create', async ({ asker }) => ({
  title: messagesFor(asker.language).board.createHead,
}))

export const action = asMember('board.create', async ({ asker, context, request }) => {
  const id = await createBoard(context, asker, boardForm.parse(Object.fromEntries(await request.formData())))
  return redirect(`/boards/${id}`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function NewBoard() {
  const m = useMessages()
  useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()?.refused
  const [form, fields] = useForm({
    onValidate: ({ formData }) => parseWithZod(formData, { schema: boardForm }),
    shouldRevalidate: 'onInput',
  })
  const errors = (name: 'name' | 'purpose') => fields[name].errors ?? refused?.fields?.[name]
  return (
    <Page>
      <Row>
        <h1>{m.board.createHead}</h1>
      </Row>
      <Form method="post" {...getFormProps(form)}>
        <Row>
          <Field label={m.board.name} help={m.board.nameHelp} errors={errors('name')} id={fields.name.id}>
            <input {...getInputProps(fields.name, { type: 'text' })} maxLength={200} />
          </Field>
          <Field
            label={m.board.purpose}
            help={m.board.purposeHelp}
            errors={errors('purpose')}
            id={fields.purpose.id}
            optional
          >
            <input {...getInputProps(fields.purpose, { type: 'text' })} />
          </Field>
        </Row>
        <Row>
          <button className="button">{m.board.create}</button>
        </Row>
      </Form>
    </Page>
  )
}
