import { useState } from 'react'
import { Icon } from '#app/editor/ui/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { safetyChoices } from '../thesaurus.ts'
import { FieldState } from './FieldState.tsx'
import { useSaver } from './use-saver.ts'

/** What to do when someone may be in danger now. It blocks nothing; only that it was shown, and the choice, are kept. */
export function StopScreen({ url, choice }: { url: string; choice: string | null }) {
  const m = useMessages()
  const { saving, save, retry } = useSaver(url)
  const [chosen, setChosen] = useState(choice)
  return (
    <section className="notice grave stop-screen" aria-labelledby="stop-head">
      <Icon name="triangle" />
      <div className="stack-s">
        <h3 id="stop-head">{m.case.stop.head}</h3>
        <p role="alert">
          <strong>{m.case.stop.first}</strong>
        </p>
        <p>
          <strong>
            <a href="tel:112">{m.case.stop.danger}</a>
          </strong>
        </p>
        <p>
          <a href="tel:08002000">{m.case.stop.advice}</a>
        </p>
        <p>{m.case.stop.code}</p>
        <p>{m.case.stop.notCounted}</p>
        <fieldset className="stop-choices">
          <legend>{m.case.stop.ask}</legend>
          {safetyChoices.map((code) => (
            <label key={code} className="choice">
              <input
                type="radio"
                name="stop-choice"
                value={code}
                checked={chosen === code}
                onChange={() => {
                  setChosen(code)
                  save({ choice: code })
                }}
              />{' '}
              <span>{m.case.stop.choices[code]}</span>
            </label>
          ))}
        </fieldset>
        <p className="fine">{m.case.stop.kept}</p>
        <FieldState saving={saving} retry={retry} />
      </div>
    </section>
  )
}
