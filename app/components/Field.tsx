import type { ReactNode } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'
import { Icon } from './Icon.tsx'

/**
 * Label, help, error, then the field. `errors` are codes of `words`, or else of i18n `frame.field`; `id` is the
 * field's.
 */
export function Field({
  id,
  label,
  help,
  errors,
  words = {},
  optional = false,
  children,
}: {
  id: string
  label: string
  help?: string
  errors?: readonly string[]
  words?: Readonly<Record<string, string>>
  optional?: boolean
  children: ReactNode
}) {
  const m = useMessages()
  const wrong = errors && errors.length > 0
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label} {optional && <span className="optional">{m.frame.optional}</span>}
      </label>
      {help && (
        <p className="help" id={`${id}-description`}>
          {help}
        </p>
      )}
      {wrong && (
        <p className="error" id={`${id}-error`}>
          <Icon name="triangle" />
          <span>{errors.map((code) => wordsFor({ ...m.frame.field, ...words }, code)).join(' ')}</span>
        </p>
      )}
      {children}
    </div>
  )
}

const wordsFor = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? words.wrong ?? code
