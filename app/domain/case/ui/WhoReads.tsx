import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Visibility } from '../thesaurus.ts'

/** *Wie kan dit straks lezen?*, counted over the people of the board as the choices stand now. */
export function WhoReads({
  visibility,
  mates,
  experts,
  readers,
  coAuthors,
  showName,
}: {
  visibility: Visibility
  mates: number
  experts: number
  readers: number
  coAuthors: readonly string[]
  showName: boolean
}) {
  const w = useMessages().case.whoReads
  const counted = { group: w.group(mates), experts: w.experts(experts), named: w.named(readers) }
  return (
    <section className="block who-reads" aria-labelledby="who-reads">
      <h3 id="who-reads">{w.head}</h3>
      <ul>
        <li>
          <strong>{counted[visibility]}</strong>
        </li>
        {visibility !== 'group' && <li>{w.coordinator}</li>}
        {coAuthors.length > 0 && <li>{w.coAuthors(coAuthors.join(', '))}</li>}
        <li>{showName ? w.name : w.noName}</li>
        <li>{w.secondReader}</li>
        <li>{w.nobodyElse}</li>
      </ul>
    </section>
  )
}
