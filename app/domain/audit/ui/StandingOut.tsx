import { useMessages } from '#app/i18n/use-messages.tsx'

type What = 'emergency' | 'many-read' | 'exports' | 'at-night' | 'refused'

/** What stands out in a month, a sentence for each person and kind. */
export function StandingOut({ found }: { found: readonly { what: What; name: string | null; times: number }[] }) {
  const m = useMessages().log
  if (found.length === 0) return <p>{m.nothingStandsOut}</p>
  return (
    <ul className="plain-list">
      {found.map(({ what, name, times }) => (
        <li key={`${what} ${name}`}>{m.standsOut[what](name ?? m.nobody, times)}</li>
      ))}
    </ul>
  )
}
