import { Link } from '@remix-run/react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { effectsAfter } from '../types.ts'
import { Choice, Refusal } from './Questions.tsx'
import { fieldsOf, useSending } from './use-sending.ts'

/**
 * *Terugkoppeling* right where it is asked: how useful it was, and one press that says it was done and how it is now.
 * Whoever did it partly or not goes to the page, where there is room to say why.
 */
export function QuickFollowUp({ caseId }: { caseId: string }) {
  const m = useMessages().outcome
  const { submit, busy, wrong, refused } = useSending(`/cases/${caseId}/follow-up`)
  return (
    <form
      className="stack quick-follow-up"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
        const effect = pressed?.value ?? ''
        // It goes from the page once it is told: the focus goes to what is left.
        if (await submit({ ...fieldsOf(event.currentTarget), carriedOut: 'yes', effect }))
          document.getElementById('inhoud')?.focus()
      }}
    >
      <Choice
        name="useful"
        legend={m.useful}
        answers={m.values as unknown as Record<string, string>}
        wrong={wrong.useful}
      />
      <p className="label">{m.didIt}</p>
      <div className="actions">
        {effectsAfter.map((effect) => (
          <button key={effect} className="button second" name="effect" value={effect} aria-busy={busy}>
            {m.effects[effect]}
          </button>
        ))}
      </div>
      <Refusal words={refused} />
      <p>
        <Link to={`/cases/${caseId}#how-it-went`}>{m.didNotAll}</Link>
      </p>
    </form>
  )
}
