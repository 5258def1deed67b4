import { useMessages } from '#app/i18n/use-messages.tsx'

/** Says, to this reader alone, that something changed since they were here. */
export function ChangedMark({ when }: { when: boolean }) {
  const m = useMessages().case
  return when ? <span className="fine new-to-you">{m.changedSince}</span> : null
}
