import { type ReactNode, useId } from 'react'
import { Field } from '#app/components/Field.tsx'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

type Codes = readonly string[] | undefined

/** One question with a few answers, lying as bands. */
export function Choice({
  name,
  legend,
  help,
  answers,
  chosen,
  wrong,
  onChoice,
}: {
  name: string
  legend: string
  help?: string
  answers: Readonly<Record<string, string>>
  chosen?: string | null
  wrong: Codes
  onChoice?: (chosen: string) => void
}) {
  const m = useMessages()
  const id = useId()
  return (
    <fieldset
      className={wrong ? 'field wrong' : 'field'}
      aria-describedby={[help && `${id}help`, wrong && `${id}wrong`].filter(Boolean).join(' ') || undefined}
    >
      <legend>{legend}</legend>
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
      {wrong && (
        <p className="error" id={`${id}wrong`}>
          <Icon name="triangle" /> {m.frame.field.unknown}
        </p>
      )}
      <div className="bands">
        {Object.entries(answers).map(([value, words]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              onChange={() => onChoice?.(value)}
              aria-invalid={wrong ? true : undefined}
            />{' '}
            <Icon name="tick" />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One question answered in a sentence or two. */
export function Words({
  name,
  label,
  help,
  start = '',
  wrong,
  rows = 2,
}: {
  name: string
  label: string
  help?: string
  start?: string
  wrong: Codes
  rows?: number
}) {
  const id = useId()
  return (
    <Field id={id} label={label} help={help} errors={wrong}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={start}
        translate="no"
        spellCheck={false}
        className="short-words"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={[help && `${id}-description`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined}
      />
    </Field>
  )
}

/** A step of the ending: on yellow when it is this person's turn, and where a message leads them. */
export function Step({
  head,
  id,
  side,
  yours = false,
  children,
}: {
  head: string
  id: string
  side?: ReactNode
  yours?: boolean
  children: ReactNode
}) {
  return (
    <section className="row" aria-labelledby={id} {...(yours && { 'data-arrive': '', tabIndex: -1 })}>
      <div className="side">
        <h2 className="side-head" id={id}>
          {head}
        </h2>
        {side}
      </div>
      <div className={yours ? 'text composer stack' : 'text stack'}>{children}</div>
    </section>
  )
}

/** Why the whole was refused, said aloud. */
export const Refusal = ({ words }: { words: string | null }) =>
  words ? (
    <p className="error" role="alert">
      <Icon name="triangle" /> {words}
    </p>
  ) : null
