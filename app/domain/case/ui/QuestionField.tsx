import { useId, useState } from 'react'
import { MarkedField } from '#app/editor/ui/MarkedField.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { limits } from '../rules.ts'
import { storable } from '../schema.ts'
import { FieldError, FieldState, useWhyWrong } from './FieldState.tsx'
import { Length } from './Length.tsx'
import type { Marking } from './marking.ts'
import { useSaver } from './use-saver.ts'

/** The question: first on the form, largest on the page. Saved half a second after the last letter. */
export function QuestionField({
  url,
  question,
  wrong,
  marking,
  onSaved,
}: {
  url: string
  question: string
  wrong: string | null
  marking: Marking
  onSaved?: (question: string) => void
}) {
  const m = useMessages()
  const id = useId()
  const [typed, setTyped] = useState(question)
  const { saving, save, flush, retry } = useSaver(url, 500, ({ value }) => onSaved?.(String(value)))
  const error = useWhyWrong(saving, storable) ?? wrong
  return (
    <div className={`field${error ? ' wrong' : ''}`}>
      <label htmlFor="field-question">{m.case.labels.question}</label>
      <p className="help" id={`${id}help`}>
        {m.case.help.question}
      </p>
      <FieldError id={`${id}wrong`} words={error} />
      <MarkedField field="question" label={m.case.labels.question} {...marking.of('question')}>
        <textarea
          className="ask-field"
          id="field-question"
          name="question"
          rows={2}
          defaultValue={question}
          translate="no"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}help${error ? ` ${id}wrong` : ''}`}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            save({ field: 'question', value: event.currentTarget.value })
          }}
          onBlur={() => void flush()}
        />
      </MarkedField>
      <Length length={typed.trim().length} limit={limits.question} />
      <FieldState saving={saving} retry={retry} />
    </div>
  )
}
