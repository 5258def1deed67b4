import { useEffect, useId, useState } from 'react'
import { Icon } from './Icon.tsx'

/** Up to nine short choices side by side; the chosen one is filled, ticked and bold. Value to words. */
export function Bands({
  name,
  label,
  help,
  chosen,
  choices,
  langs = false,
}: {
  name: string
  label: string
  help?: string
  chosen: string
  choices: Readonly<Record<string, string>>
  /** The values are languages, and each is named in its own. */
  langs?: boolean
}) {
  const id = useId()
  const [shown, setShown] = useState(chosen)
  useEffect(() => setShown(chosen), [chosen])
  return (
    <fieldset aria-describedby={help && `${id}-help`}>
      <legend>{label}</legend>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <div className="bands">
        {Object.entries(choices).map(([value, words]) => (
          <label key={value} lang={langs ? value : undefined}>
            <input type="radio" name={name} value={value} checked={value === shown} onChange={() => setShown(value)} />
            <Icon name="tick" /> {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
