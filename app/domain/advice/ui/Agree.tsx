import { useFetcher } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Contribution } from '../types.ts'
import { useInThread } from './in-thread.ts'

/** Who agrees with an advice, by name, and for a colleague a click to agree. */
export function Agree({ one }: { one: Contribution }) {
  const m = useMessages().advice
  const language = useLanguage()
  const { caseId, may, mine } = useInThread()
  const fetcher = useFetcher()
  const mayAgree = may.agree && !mine && !one.mine
  if (!mayAgree && one.agreed.length === 0) return null
  return (
    <div className="actions agree">
      {one.agreed.length > 0 && (
        <span className="fine">
          {m.agreedBy(new Intl.ListFormat(language).format(one.agreed), one.agreed.length > 1)}
        </span>
      )}
      {mayAgree && (
        <fetcher.Form method="post" action={`/cases/${caseId}/contributions/${one.id}/agreement`}>
          <button
            className="button second small"
            name="agreed"
            value={one.iAgree ? 'no' : 'yes'}
            aria-pressed={one.iAgree}
            aria-busy={fetcher.state !== 'idle'}
          >
            {one.iAgree && <Icon name="tick" />} {m.agree}
          </button>
        </fetcher.Form>
      )}
    </div>
  )
}
