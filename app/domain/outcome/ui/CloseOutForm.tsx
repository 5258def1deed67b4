import { useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { weeks } from '../rules.ts'
import type { CloseOut } from '../types.ts'
import { Choice, Refusal, Step, Words } from './Questions.tsx'
import { fieldsOf, useSending } from './use-sending.ts'

/** Weeks one can choose from. */
const offered = [2, 4, 6, weeks.default, 12, 16, weeks.most] as const

/** *Afsluitvragen*: four questions and a moment, in under a minute. */
export function CloseOutForm({ caseId, before, lesson }: { caseId: string; before: CloseOut | null; lesson: string }) {
  const m = useMessages().outcome
  const { submit, busy, wrong, refused } = useSending(`/cases/${caseId}/close-out`)
  const [when, setWhen] = useState(String(weeks.default))
  return (
    <Step head={m.closeOutHead} id="close-out" yours>
      <p>{m.closeOutHelp}</p>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit(fieldsOf(event.currentTarget))
        }}
      >
        <Choice name="result" legend={m.result} answers={m.results} chosen={before?.result} wrong={wrong.result} />
        <Choice
          name="value"
          legend={m.value}
          answers={m.values as unknown as Record<string, string>}
          chosen={before && String(before.value)}
          wrong={wrong.value}
        />
        <Words
          name="nextStep"
          label={m.nextStep}
          help={m.nextStepHelp}
          start={before?.nextStep}
          wrong={wrong.nextStep}
        />
        <Choice
          name="lesson"
          legend={m.lesson}
          help={m.lessonHelp}
          answers={m.lessons}
          chosen={lesson === 'none' ? 'no' : lesson === 'undecided' ? null : 'yes'}
          wrong={wrong.lesson}
        />
        <div className={wrong.weeks ? 'field wrong' : 'field'}>
          <label htmlFor="close-out-weeks">{m.weeks}</label>
          <select
            id="close-out-weeks"
            name="weeks"
            defaultValue={when}
            onChange={(event) => setWhen(event.currentTarget.value)}
          >
            {offered.map((n) => (
              <option key={n} value={n}>
                {m.inWeeks(n)}
              </option>
            ))}
            <option value="none">{m.never}</option>
          </select>
        </div>
        {when === 'none' && <Words name="because" label={m.because} help={m.becauseHelp} wrong={wrong.because} />}
        <Refusal words={refused} />
        <p className="actions">
          <button className="button" aria-busy={busy}>
            {m.closeOut}
          </button>
        </p>
      </form>
    </Step>
  )
}
