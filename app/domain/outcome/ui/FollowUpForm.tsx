import { useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { Choice, Refusal, Words } from './Questions.tsx'
import { fieldsOf, useSending } from './use-sending.ts'

/** *Terugkoppeling*: was it carried out, how is it now, and how useful was the advice looking back. */
export function FollowUpForm({ caseId }: { caseId: string }) {
  const m = useMessages().outcome
  const { submit, busy, wrong, refused } = useSending(`/cases/${caseId}/follow-up`)
  const [carriedOut, setCarriedOut] = useState('')
  const told = carriedOut !== '' && carriedOut !== 'declined'
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(fieldsOf(event.currentTarget))
      }}
    >
      <Choice
        name="carriedOut"
        legend={m.carriedOut}
        answers={m.carriedOuts}
        wrong={wrong.carriedOut}
        onChoice={setCarriedOut}
      />
      {carriedOut !== '' && carriedOut !== 'yes' && (
        <Words name="why" label={m.why} help={m.whyHelp} wrong={wrong.why} />
      )}
      {told && carriedOut !== 'no' && (
        <Choice name="effect" legend={m.effect} answers={m.effects} wrong={wrong.effect} />
      )}
      {told && (
        <Choice
          name="useful"
          legend={m.useful}
          answers={m.values as unknown as Record<string, string>}
          wrong={wrong.useful}
        />
      )}
      <Refusal words={refused} />
      <p className="actions">
        <button className="button" aria-busy={busy}>
          {m.tell}
        </button>
      </p>
    </form>
  )
}
