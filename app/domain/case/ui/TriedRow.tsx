import { useState } from 'react'
import { MarkedField } from '#app/editor/ui/MarkedField.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { limits } from '../rules.ts'
import { effects, interventions } from '../thesaurus.ts'
import type { Tried } from '../types.ts'
import { FieldError, FieldState, useWhyWrong } from './FieldState.tsx'
import type { Marking } from './marking.ts'
import { useSaver } from './use-saver.ts'

/** One thing that was tried: what, with which effect, and why; each part saved as it changes. */
export function TriedRow({
  url,
  row,
  number,
  marking,
  onSaved,
  onGone,
}: {
  url: string
  row: Tried
  number: number
  marking: Marking
  onSaved: () => void
  onGone: () => void
}) {
  const m = useMessages()
  const [what, setWhat] = useState(row.intervention)
  const choose = useTriedSaver(url, row.id)
  const effect = useTriedSaver(url, row.id, 0, onSaved)
  const why = useTriedSaver(url, row.id, 500, onSaved)
  const error = useWhyWrong(why.saving, limits.why)
  const label = m.case.interventions[what as keyof typeof m.case.interventions] ?? `${m.case.approach} ${number}`
  return (
    <div className="tried-row" data-tried={row.id}>
      <div>
        <label htmlFor={`what-${row.id}`}>{m.case.approach}</label>
        <select
          id={`what-${row.id}`}
          defaultValue={row.intervention}
          onChange={(event) => {
            setWhat(event.currentTarget.value)
            choose.change('intervention', event.currentTarget.value)
          }}
        >
          <option value="">{m.case.choose}</option>
          {interventions.map((code) => (
            <option key={code} value={code}>
              {m.case.interventions[code]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`effect-${row.id}`}>{m.case.effect}</label>
        <select
          id={`effect-${row.id}`}
          defaultValue={row.effect ?? ''}
          onChange={(event) => effect.change('effect', event.currentTarget.value)}
        >
          <option value="">{m.case.choose}</option>
          {effects.map((code) => (
            <option key={code} value={code}>
              {m.case.effects[code]}
            </option>
          ))}
        </select>
      </div>
      <div className={error ? 'wrong' : undefined}>
        <label htmlFor={`why-${row.id}`}>
          {m.case.why} <span className="optional">{m.case.optional}</span>
        </label>
        <FieldError id={`why-${row.id}-wrong`} words={error} />
        <MarkedField field={`tried.${row.id}`} label={`${m.case.why}: ${label}`} {...marking.of(`tried.${row.id}`)}>
          <input
            type="text"
            id={`why-${row.id}`}
            defaultValue={row.why}
            translate="no"
            spellCheck={false}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `why-${row.id}-wrong` : undefined}
            onInput={(event) => why.change('why', event.currentTarget.value)}
            onBlur={() => void why.flush()}
          />
        </MarkedField>
      </div>
      <p className="tried-row-end">
        <button
          type="button"
          className="link-button"
          aria-label={m.case.removeTried(label)}
          onClick={() => {
            for (const saver of [effect, why]) saver.cancel()
            choose.change('remove', '')
            onGone()
          }}
        >
          {m.case.remove}
        </button>
        <FieldState saving={worst(choose.saving, effect.saving, why.saving)} retry={why.retry} />
      </p>
    </div>
  )
}

/** A row exists on the server from the first thing that is filled in. */
function useTriedSaver(url: string, id: string, waitMs = 0, onSaved?: () => void) {
  const saver = useSaver(url, waitMs, onSaved)
  return { ...saver, change: (deed: string, value: string) => saver.save({ deed, id, value }) }
}

const worst = (...all: ReturnType<typeof useSaver>['saving'][]) =>
  all.find((one) => one.state === 'wrong') ??
  all.find((one) => one.state === 'busy') ??
  all.find((one) => one.state === 'saved') ?? { state: 'rest' as const }
