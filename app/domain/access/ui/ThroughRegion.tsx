import { useFetcher } from '@remix-run/react'
import type { RefObject } from 'react'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { useRegion } from '#app/components/region.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** A button that leads to the region's own sign-on, where there is one. */
export function ThroughRegion({
  action,
  words,
  to,
  shared,
}: {
  action: string
  words: (name: string) => string
  to?: string
  /** Says whether others use this device, when it stands in another form. */
  shared?: RefObject<HTMLInputElement>
}) {
  const m = useMessages().access
  const name = useRegion()
  const fetcher = useFetcher<Refused>()
  if (name === null) return null
  const refused = fetcher.data?.refused
  const busy = fetcher.state !== 'idle'
  return (
    <fetcher.Form
      method="post"
      action={action}
      className="place"
      onSubmit={({ currentTarget }) => {
        const field = currentTarget.elements.namedItem('shared')
        if (field instanceof HTMLInputElement) field.value = shared?.current?.checked ? 'yes' : ''
      }}
    >
      {to !== undefined && <input type="hidden" name="to" value={to} />}
      {shared && <input type="hidden" name="shared" />}
      <RefusedNotice code={refused?.code ?? null} seconds={refused?.details.seconds} />
      <button className="button second whole" aria-busy={busy}>
        {busy ? m.busy : words(name)}
      </button>
    </fetcher.Form>
  )
}
