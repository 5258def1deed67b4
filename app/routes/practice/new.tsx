import { getFormProps, getInputProps, getTextareaProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useNavigation } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { practiceNoteForm } from '#app/domain/practice-note/schema.ts'
import { LabelledField } from '#app/domain/practice-note/ui/LabelledField.tsx'
import { createPracticeNote } from '#app/domain/practice-note/write.server.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('practice-note.create', async ({ asker }) => ({
  title: messagesFor(asker.language).practiceNote.create,
}))

export const action = asMember('practice-note.create', async ({ asker, context, request }) => {
  const form = practiceNoteForm.parse(Object.fromEntries(await request.formData()))
  return redirect(`/practice/${await createPracticeNote(context, asker, form)}`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function NewPracticeNote() {
  const m = useMessages()
  const busy = useNavigation().state !== 'idle'
  const answer = useActionData<Refused>()
  const refused = answer?.refused
  const [form, fields] = useForm({
    onValidate: ({ formData }) => parseWithZod(formData, { schema: practiceNoteForm }),
    shouldRevalidate: 'onInput',
  })
  const errors = (name: 'title' | 'summary') => fields[name].errors ?? refused?.fields?.[name]
  return (
    <Page>
      <div className="row">
        <p className="side">
          <Link to="/practice">{m.practiceNote.backToList}</Link>
        </p>
        <div className="text roomy stack">
          <h1>{m.practiceNote.createHead}</h1>
          <p className="help">{m.practiceNote.createIntro}</p>
          {refused && !refused.fields && (
            <p className="error" role="alert">
              {m.refusal[refused.code]}
            </p>
          )}
        </div>
      </div>
      <div className="row">
        <p className="side" />
        <Form method="post" className="text" {...getFormProps(form)}>
          <LabelledField
            id={fields.title.id}
            label={m.practiceNote.titleLabel}
            help={m.practiceNote.titleHelp}
            errors={errors('title')}
          >
            <textarea
              {...getTextareaProps(fields.title)}
              className="ask-field"
              rows={2}
              aria-describedby={describedBy(fields.title.id, errors('title'))}
            />
          </LabelledField>
          <LabelledField
            id={fields.summary.id}
            label={m.practiceNote.summaryLabel}
            optional={m.practiceNote.optional}
            help={m.practiceNote.summaryHelp}
            errors={errors('summary')}
          >
            <input
              {...getInputProps(fields.summary, { type: 'text' })}
              aria-describedby={describedBy(fields.summary.id, errors('summary'))}
            />
          </LabelledField>
          <p className="place">
            <button className="button" aria-busy={busy}>
              {busy ? m.practiceNote.beginning : m.practiceNote.begin}
            </button>
          </p>
        </Form>
      </div>
    </Page>
  )
}

const describedBy = (id: string, errors?: string[]) => (errors?.length ? `${id}-help ${id}-wrong` : `${id}-help`)
