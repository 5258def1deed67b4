import { Field } from './Field.tsx'

/** One choice out of a list that is too long to lie open; its id is its name. Value to words. */
export function SelectField({
  name,
  label,
  help,
  errors,
  chosen,
  none,
  choices,
}: {
  name: string
  label: string
  help?: string
  errors?: readonly string[]
  chosen: string | null
  /** Words for choosing none; without them one must choose. */
  none?: string
  choices: readonly (readonly [value: string, words: string])[]
}) {
  return (
    <Field id={name} label={label} help={help} errors={errors}>
      <select
        id={name}
        name={name}
        defaultValue={chosen ?? ''}
        aria-describedby={help ? `${name}-description` : undefined}
        aria-invalid={errors && errors.length > 0 ? true : undefined}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}
