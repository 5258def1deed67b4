import { useFetcher } from '@remix-run/react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Case } from '../types.ts'

/** A closed case from the board to the archive, or back. */
export function Archive({ aCase }: { aCase: Pick<Case, 'id' | 'archived'> }) {
  const m = useMessages().case
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={`/cases/${aCase.id}/archive`}>
      <button className="link-button" name="archived" value={aCase.archived ? 'no' : 'yes'}>
        {aCase.archived ? m.unarchive : m.archive}
      </button>
    </fetcher.Form>
  )
}
