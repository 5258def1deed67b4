import { useMessages } from '#app/i18n/use-messages.tsx'
import type { AgendaItem } from '../types.ts'

/** What a part of the agenda is called aloud: its question, its title or its kind. */
export function useNameOf(): (item: AgendaItem) => string {
  const m = useMessages().meeting
  return (item) => item.aCase?.question || (item.aCase ? m.hiddenCase : item.title || m.kinds[item.kind])
}
