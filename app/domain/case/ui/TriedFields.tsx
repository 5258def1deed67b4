import { useId, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Tried } from '../types.ts'
import { FieldError, FieldState } from './FieldState.tsx'
import type { Marking } from './marking.ts'
import { TriedRow } from './TriedRow.tsx'
import { useSaver } from './use-saver.ts'

/** *Wat is al geprobeerd, met welk effect*: rows that come and go, each saved as it changes; or nothing yet. */
export function TriedFields({
  url,
  fieldUrl,
  rows,
  onRows,
  nothingTried,
  wrong,
  marking,
  onMended,
}: {
  url: string
  fieldUrl: string
  rows: readonly Tried[]
  onRows: (rows: readonly Tried[]) => void
  nothingTried: boolean
  wrong: string | null
  marking: Marking
  onMended: () => void
}) {
  const m = useMessages()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const nothing = useSaver(fieldUrl, 0, onMended)
  const [none, setNone] = useState(nothingTried)

  const add = () => {
    onRows([...rows, { id: crypto.randomUUID(), intervention: '', effect: null, why: '' }])
    setNone(false)
    if (none) nothing.save({ field: 'nothingTried', value: 'no' })
    requestAnimationFrame(() => [...(list.current?.querySelectorAll('select') ?? [])].at(-2)?.focus())
  }
  return (
    <fieldset
      className={`field${wrong ? ' wrong' : ''}`}
      id="field-tried"
      tabIndex={-1}
      aria-describedby={wrong ? `${id}wrong` : undefined}
    >
      <legend>{m.case.labels.tried}</legend>
      <FieldError id={`${id}wrong`} words={wrong} />
      <div ref={list} className="stack">
        {rows.map((row, at) => (
          <TriedRow
            key={row.id}
            url={url}
            row={row}
            number={at + 1}
            marking={marking}
            onSaved={onMended}
            onGone={() => onRows(rows.filter((one) => one.id !== row.id))}
          />
        ))}
      </div>
      <p>
        <button type="button" className="link-button" onClick={add}>
          {rows.length === 0 ? m.case.firstTried : m.case.addTried}
        </button>
      </p>
      {rows.length === 0 && (
        <label className="choice">
          <input
            type="checkbox"
            checked={none}
            onChange={(event) => {
              setNone(event.currentTarget.checked)
              nothing.save({ field: 'nothingTried', value: event.currentTarget.checked ? 'yes' : 'no' })
            }}
          />{' '}
          <span>{m.case.labels.nothingTried}</span>
        </label>
      )}
      <FieldState saving={nothing.saving} retry={nothing.retry} />
    </fieldset>
  )
}
