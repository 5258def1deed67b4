import { type FieldMetadata, getFormProps, getInputProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** What the fields hold as text: `2026-12-08`, `16:00`. */
export interface Typed {
  date: string
  start: string
  end: string
  place: string
  onlineUrl: string
}

/** Date, times and place. What was typed stays, also when the server says no; errors stand at their field. */
export function MeetingForm({
  result,
  typed,
  button,
  children,
}: {
  result: SubmissionResult<string[]> | undefined
  typed?: Typed
  button: string
  children?: React.ReactNode
}) {
  const m = useMessages().meeting
  const busy = useNavigation().state !== 'idle'
  const [form, fields] = useForm<Typed>({ lastResult: result, defaultValue: typed })
  const labels: Record<keyof Typed, string> = {
    date: m.date,
    start: m.start,
    end: m.endTime,
    place: m.place,
    onlineUrl: m.onlineUrl,
  }
  const wrong = (Object.keys(labels) as (keyof Typed)[]).filter((name) => fields[name].errors)
  const text = (name: keyof Typed, type: 'text' | 'date' | 'time', help?: string) => (
    <TextField field={fields[name]} label={labels[name]} type={type} help={help} />
  )
  return (
    <Form method="post" {...getFormProps(form)} className="form">
      {wrong.length > 0 && (
        <div className="row">
          <div className="text">
            <div className="error-summary">
              <h2>{m.errorsHead}</h2>
              <ol>
                {wrong.map((name) => (
                  <li key={name}>
                    <a href={`#${fields[name].id}`}>{labels[name]}</a>
                  </li>
                ))}
              </ol>
            </div>
          </div>
        </div>
      )}
      <div className="row">
        <p className="side help">{m.clock}</p>
        <div className="text when">
          {text('date', 'date')}
          {text('start', 'time')}
          {text('end', 'time')}
        </div>
      </div>
      <div className="row">
        <p className="side help">{m.whereHelp}</p>
        <div className="text">
          {text('place', 'text', m.placeHelp)}
          {text('onlineUrl', 'text', m.onlineHelp)}
        </div>
      </div>
      <div className="row">
        <div className="text stack">
          {children}
          <button className="button" aria-busy={busy}>
            {button}
          </button>
        </div>
      </div>
    </Form>
  )
}

function TextField({
  field,
  label,
  type,
  help,
}: {
  field: FieldMetadata<string>
  label: string
  type: 'text' | 'date' | 'time'
  help?: string
}) {
  const m = useMessages().meeting
  const { key, ...input } = getInputProps(field, { type })
  const described = [help && field.descriptionId, field.errors && field.errorId].filter(Boolean).join(' ')
  return (
    <div className={field.errors ? 'field wrong' : 'field'}>
      <label htmlFor={field.id}>{label}</label>
      {help && (
        <p className="help" id={field.descriptionId}>
          {help}
        </p>
      )}
      {field.errors?.map((code) => (
        <p key={code} className="error" id={field.errorId}>
          <Icon name="warning" /> {m.errors[code as keyof typeof m.errors] ?? m.errors.unknown}
        </p>
      ))}
      <input key={key} {...input} autoComplete="off" aria-describedby={described || undefined} />
    </div>
  )
}
