import { Icon } from '#app/editor/ui/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Label, help, what is wrong, and then the field. `errors` are codes of i18n `practiceNote.fields`. */
export function LabelledField({
  id,
  label,
  help,
  optional,
  errors,
  children,
}: {
  id: string
  label: string
  help: string
  optional?: string
  errors?: string[]
  children: React.ReactNode
}) {
  const words = useMessages().practiceNote.fields as Record<string, string>
  const wrong = errors && errors.length > 0
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label} {optional && <span className="optional">{optional}</span>}
      </label>
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      {wrong && (
        <p className="error" id={`${id}-wrong`}>
          <Icon name="triangle" /> {errors.map((code) => words[code] ?? code).join(' ')}
        </p>
      )}
      {children}
    </div>
  )
}
