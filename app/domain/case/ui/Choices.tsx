import { useId } from 'react'
import { Icon } from '#app/editor/ui/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { storable } from '../schema.ts'
import { FieldError, FieldState, useWhyWrong } from './FieldState.tsx'
import { useSaver } from './use-saver.ts'

interface ChoicesProps {
  url: string
  /** Name of the field, as the server knows it. */
  field: string
  label: string
  help?: string
  codes: readonly string[]
  words: Readonly<Record<string, string>>
  chosen: readonly string[]
  /** What is still wrong at publication. */
  wrong?: string | null
  many?: boolean
  /** Up to nine short ones lie as bands. */
  bands?: boolean
  optional?: boolean
  onChoice?: (chosen: readonly string[]) => void
  onSaved?: () => void
  children?: React.ReactNode
}

/** One choice, or several, out of a short list: saved as one chooses. */
export function Choices(props: ChoicesProps) {
  const { url, field, label, help, codes, words, chosen, wrong, many, bands, optional, onChoice, onSaved, children } =
    props
  const m = useMessages()
  const id = useId()
  const { saving, save, retry } = useSaver(url, 0, onSaved)
  const error = useWhyWrong(saving, storable) ?? wrong ?? null
  const described = [help && `${id}help`, error && `${id}wrong`].filter(Boolean).join(' ') || undefined

  const change = (event: React.ChangeEvent<HTMLInputElement>) => {
    const inputs = [
      ...(event.currentTarget.closest('fieldset')?.querySelectorAll<HTMLInputElement>(`input[name="${field}"]`) ?? []),
    ]
    const now = inputs.filter((input) => input.checked).map((input) => input.value)
    onChoice?.(now)
    save({ field, value: now })
  }
  return (
    <fieldset
      className={`field${error ? ' wrong' : ''}`}
      id={`field-${field}`}
      aria-describedby={described}
      tabIndex={-1}
    >
      <legend>
        {label} {optional && <span className="optional">{m.case.optional}</span>}
      </legend>
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
      <FieldError id={`${id}wrong`} words={error} />
      <div className={bands ? 'bands' : 'halves'}>
        {codes.map((code) => (
          <label key={code} className={bands ? undefined : 'choice'}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={field}
              value={code}
              defaultChecked={chosen.includes(code)}
              onChange={change}
              aria-invalid={error ? true : undefined}
            />{' '}
            {bands && <Icon name="tick" />}
            <span>{words[code] ?? code}</span>
          </label>
        ))}
      </div>
      <FieldState saving={saving} retry={retry} />
      {children}
    </fieldset>
  )
}

/** One choice out of a longer list. */
export function Choose({ url, field, label, help, codes, words, chosen, wrong, onSaved }: ChoicesProps) {
  const m = useMessages()
  const id = useId()
  const { saving, save, retry } = useSaver(url, 0, onSaved)
  const error = useWhyWrong(saving, storable) ?? wrong ?? null
  return (
    <div className={`field${error ? ' wrong' : ''}`}>
      <label htmlFor={`field-${field}`}>{label}</label>
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
      <FieldError id={`${id}wrong`} words={error} />
      <select
        id={`field-${field}`}
        name={field}
        defaultValue={chosen[0] ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={[help && `${id}help`, error && `${id}wrong`].filter(Boolean).join(' ') || undefined}
        onChange={(event) => save({ field, value: event.currentTarget.value })}
      >
        <option value="">{m.case.choose}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {words[code] ?? code}
          </option>
        ))}
      </select>
      <FieldState saving={saving} retry={retry} />
    </div>
  )
}
