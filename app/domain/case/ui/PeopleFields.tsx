import { useId, useState } from 'react'
import type { Colleague } from '#app/domain/member/types.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { FieldError, FieldState, useWhyWrong } from './FieldState.tsx'
import { useSaver } from './use-saver.ts'

/** Colleagues of the board, ticked one by one: who writes along, or who reads along. */
export function PeopleFields({
  url,
  as,
  label,
  help,
  mates,
  named,
  wrong = null,
  onNamed,
}: {
  url: string
  as: 'co-author' | 'reader'
  label: string
  help?: string
  mates: readonly Colleague[]
  named: readonly string[]
  wrong?: string | null
  onNamed?: (named: readonly string[]) => void
}) {
  const m = useMessages()
  const id = useId()
  const [now, setNow] = useState(named)
  const { saving, save, retry } = useSaver(url)
  const error = useWhyWrong(saving, 0) ?? wrong
  const tick = (member: string, on: boolean) => {
    const next = on ? [...now, member] : now.filter((one) => one !== member)
    setNow(next)
    onNamed?.(next)
    save({ as, member, on: on ? 'yes' : 'no' })
  }
  return (
    <fieldset
      className={`field${error ? ' wrong' : ''}`}
      id={as === 'reader' ? 'field-readers' : 'field-coAuthors'}
      tabIndex={-1}
      aria-describedby={[help && `${id}help`, error && `${id}wrong`].filter(Boolean).join(' ') || undefined}
    >
      <legend>
        {label} {as === 'co-author' && <span className="optional">{m.case.optional}</span>}
      </legend>
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
      <FieldError id={`${id}wrong`} words={error} />
      {mates.length === 0 && <p className="quiet">{m.case.noMates}</p>}
      <div className="halves">
        {mates.map((mate) => (
          <label key={mate.id} className="choice">
            <input
              type="checkbox"
              checked={now.includes(mate.id)}
              onChange={(event) => tick(mate.id, event.currentTarget.checked)}
            />{' '}
            <span>
              {mate.name} <span className="fine">{mate.discipline}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldState saving={saving} retry={retry} />
    </fieldset>
  )
}
