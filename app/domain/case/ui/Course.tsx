import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { type CaseState, stateRow } from '../../rights/case-states.ts'

const course: readonly CaseState[] = ['open', 'in-progress', 'summarised', 'follow-up', 'closed']

/** *Waar staan we*: the steps of a case, with where it is now; a side step stands in place of the step it belongs to. */
export function Course({ state, children }: { state: CaseState; children?: React.ReactNode }) {
  const m = useMessages().case
  const steps = course.map((step) => (stateRow(state).step === step ? state : step))
  const now = steps.indexOf(state)
  return (
    <section className="block">
      <h2>{m.whereHead}</h2>
      <ol className="course">
        <li>
          <Icon name="tick" /> {m.checked}
        </li>
        {steps.map((step, at) => (
          <li key={step} aria-current={at === now ? 'step' : undefined}>
            {at < now ? <Icon name="tick" /> : <span className="dot" />} {m.states[step]}
          </li>
        ))}
      </ol>
      {children}
    </section>
  )
}
