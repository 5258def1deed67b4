import { useFetcher } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { daysSince } from '#app/domain/home/rules.ts'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Asking, Suggestion } from '../types.ts'

/** *Wie denkt mee?*: colleagues to ask with one click, each with the reason why, and who was asked. */
export function AskColleagues({ caseId, asking, now }: { caseId: string; asking: Asking; now: Date }) {
  const m = useMessages()
  const fetcher = useFetcher<Refused>({ key: `ask-${caseId}` })
  const refused = fetcher.data?.refused
  if (asking.suggestions.length === 0 && asking.asked.length === 0) return null
  return (
    <section className="block" aria-labelledby={`ask-${caseId}`}>
      <h2 id={`ask-${caseId}`}>{m.advice.askingHead}</h2>
      <ul className="asking">
        {asking.asked.map((one) => (
          <li key={one.id}>
            <span>
              {one.name} <span className="fine">{one.declined ? m.advice.askedDeclined : m.advice.askedNow}</span>
            </span>
          </li>
        ))}
      </ul>
      {asking.suggestions.length > 0 && (
        <fetcher.Form method="post" action={`/cases/${caseId}/requests`}>
          <ul className="asking">
            {asking.suggestions.map((one) => (
              <li key={one.id}>
                <button className="button second small" name="member" value={one.id}>
                  {m.advice.askOne(one.name)}
                </button>
                <Why one={one} now={now} />
              </li>
            ))}
          </ul>
        </fetcher.Form>
      )}
      {refused && (
        <p className="error" role="alert">
          <Icon name="triangle" /> {m.refusal[refused.code]}
        </p>
      )}
    </section>
  )
}

/** Why this colleague: what they did before with cases like this, and when they last advised. */
export function Why({ one, now }: { one: Suggestion; now: Date }) {
  const m = useMessages().advice
  const last = one.lastAdvisedAt ? m.lastAdvised(Math.max(0, daysSince(one.lastAdvisedAt, now))) : m.neverAdvised
  return (
    <span className="fine">
      {[one.discipline, one.alike > 0 && m.alike(one.alike), last].filter(Boolean).join(', ')}
    </span>
  )
}
