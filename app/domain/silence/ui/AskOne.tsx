import { useFetcher } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import type { Asking } from '#app/domain/advice/types.ts'
import { Why } from '#app/domain/advice/ui/AskColleagues.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Colleagues to ask about a silent case with one click, each with why; and who was asked already. */
export function AskOne({
  caseId,
  asking,
  now,
  most,
  onYellow = false,
}: {
  caseId: string
  asking: Asking
  now: Date
  most: number
  onYellow?: boolean
}) {
  const m = useMessages()
  const fetcher = useFetcher<Refused>()
  const refused = fetcher.data?.refused
  return (
    <div className="stack-s">
      {asking.asked.length > 0 && (
        <p className="fine">
          {asking.asked
            .map((one) => `${one.name}: ${one.declined ? m.advice.askedDeclined : m.advice.askedNow}`)
            .join(', ')}
        </p>
      )}
      <fetcher.Form method="post" action={`/cases/${caseId}/requests`} className="ask-one">
        {asking.suggestions.slice(0, most).map((one) => (
          <p key={one.id} className="actions">
            <button
              className={onYellow ? 'button on-weld' : 'button second small'}
              name="member"
              value={one.id}
              aria-busy={fetcher.state !== 'idle'}
            >
              {m.advice.askOne(one.name)}
            </button>
            <Why one={one} now={now} />
          </p>
        ))}
      </fetcher.Form>
      {refused && (
        <p className="error" role="alert">
          <Icon name="triangle" /> {m.refusal[refused.code]}
        </p>
      )}
    </div>
  )
}
