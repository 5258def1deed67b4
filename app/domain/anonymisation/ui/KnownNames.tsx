import { useId } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** "Welke namen komen voor?": typed once, looked for in this window only; it has no name and is in no form. */
export function KnownNames({ know }: { know: (names: string) => void }) {
  const m = useMessages().anonymisation
  const id = useId()
  return (
    <details className="known-names">
      <summary>{m.knownNames}</summary>
      <label htmlFor={id} className="fine">
        {m.knownNamesWhy}
      </label>
      <textarea
        id={id}
        rows={2}
        translate="no"
        autoComplete="off"
        spellCheck={false}
        placeholder={m.knownNamesExample}
        onChange={(event) => know(event.currentTarget.value)}
      />
    </details>
  )
}
