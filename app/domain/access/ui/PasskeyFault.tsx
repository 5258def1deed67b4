import { Notice } from '#app/components/Notice.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Fault } from './use-passkey.ts'

/** What went wrong with a passkey, in words. */
export function PasskeyFault({ fault }: { fault: Fault | null }) {
  const m = useMessages().access
  if (!fault) return null
  if (fault.kind === 'refused') return <RefusedNotice code={fault.code} seconds={fault.seconds} />
  return (
    <Notice kind="triangle" grave>
      <p>{m.faults[fault.kind]}</p>
    </Notice>
  )
}
