import { getFormProps, getInputProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Field } from '#app/components/Field.tsx'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Profile } from '../types.ts'

/** Name, discipline and organisation. What was typed stays; what is wrong stands at its field. */
export function ProfileForm({ profile, reply }: { profile: Profile; reply?: SubmissionResult<string[]> }) {
  const m = useMessages().member
  const busy = useNavigation().formAction === '/account'
  const [form, fields] = useForm<Profile>({ lastResult: reply, defaultValue: profile })
  const parts = [
    { field: fields.name, label: m.name, help: m.nameHelp, optional: false, fill: 'name' },
    {
      field: fields.discipline,
      label: m.discipline,
      help: m.disciplineHelp,
      optional: true,
      fill: 'organization-title',
    },
    {
      field: fields.organisation,
      label: m.organisation,
      help: m.organisationHelp,
      optional: true,
      fill: 'organization',
    },
  ]
  return (
    <Form method="post" action="/account" {...getFormProps(form)}>
      <Row className="from-top" side={<h2 className="side-head">{m.profile}</h2>}>
        <ErrorSummary
          answer={reply}
          wrong={parts.filter(({ field }) => field.errors).map(({ field, label }) => ({ id: field.id, label }))}
        />
        {parts.map(({ field, label, help, optional, fill }) => {
          const { key, ...input } = getInputProps(field, { type: 'text', ariaDescribedBy: field.descriptionId })
          return (
            <Field key={field.id} id={field.id} label={label} help={help} errors={field.errors} optional={optional}>
              <input key={key} {...input} autoComplete={fill} />
            </Field>
          )
        })}
        <p className="place">
          <button className="button" aria-busy={busy}>
            {busy ? m.saving : m.save}
          </button>
        </p>
      </Row>
    </Form>
  )
}
