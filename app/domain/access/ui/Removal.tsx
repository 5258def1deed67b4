import { useFetcher } from '@remix-run/react'
import type { ReactNode } from 'react'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** A button that takes one way of signing in away; a refusal stands beside it. @param children  its words */
export function Removal({ action, look, children }: { action: string; look: string; children: ReactNode }) {
  const m = useMessages().access
  const removal = useFetcher<Refused>()
  const busy = removal.state !== 'idle'
  return (
    <removal.Form method="post" action={action}>
      <RefusedNotice code={removal.data?.refused.code ?? null} />
      <button className={`button ${look}`} aria-busy={busy}>
        {busy ? m.busy : children}
      </button>
    </removal.Form>
  )
}
