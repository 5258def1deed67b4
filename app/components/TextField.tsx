import type { InputHTMLAttributes } from 'react'
import { Field } from './Field.tsx'

/** One field of text with its label, help and error; its id is its name. */
export function TextField({
  name,
  label,
  help,
  errors,
  words,
  optional,
  ...input
}: {
  name: string
  label: string
  help?: string
  errors?: readonly string[]
  words?: Readonly<Record<string, string>>
  optional?: boolean
} & InputHTMLAttributes<HTMLInputElement>) {
  const wrong = errors !== undefined && errors.length > 0
  const described = [help && `${name}-description`, wrong && `${name}-error`].filter(Boolean).join(' ')
  return (
    <Field id={name} label={label} help={help} errors={errors} words={words} optional={optional}>
      <input
        type="text"
        id={name}
        name={name}
        aria-describedby={described || undefined}
        aria-invalid={wrong || undefined}
        {...input}
      />
    </Field>
  )
}
