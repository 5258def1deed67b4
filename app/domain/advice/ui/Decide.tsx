import { useFetcher } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { type Contribution, decisions } from '../types.ts'
import { useInThread } from './in-thread.ts'

/** What the author does with an advice, in one click; the same click takes it back. Several advices may be done. */
export function Decide({ one }: { one: Contribution }) {
  const m = useMessages().advice
  const { caseId } = useInThread()
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={`/cases/${caseId}/contributions/${one.id}/decision`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this holds buttons */}
      <div className="actions decide" role="group" aria-label={m.decide}>
        {decisions.map((decision) => {
          const chosen = one.decision === decision
          return (
            <button
              key={decision}
              className="button second small"
              name="decision"
              value={chosen ? 'none' : decision}
              aria-pressed={chosen}
              aria-busy={fetcher.state !== 'idle'}
            >
              {chosen && <Icon name="tick" />} {m.decisions[decision]}
            </button>
          )
        })}
      </div>
    </fetcher.Form>
  )
}
