import { Empty } from '#app/components/Empty.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { momentOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import { countedBy } from '../rules.ts'
import type { Entry } from '../types.ts'

/** Rows of the log, and the same rows as a file. */
export function Entries({ entries, search }: { entries: readonly Entry[]; search: string }) {
  const m = useMessages().log
  const language = useLanguage()
  if (entries.length === 0) {
    return (
      <Empty head={m.none}>
        <p className="quiet">{m.noneNext}</p>
      </Empty>
    )
  }
  return (
    <div id="regels">
      <p className="place">
        <a href={`/log/export.csv${search ? `?${search}` : ''}`}>{m.download}</a>
      </p>
      <table className="tried mails log">
        <caption className="unseen">{m.found}</caption>
        <thead>
          <tr>
            <th scope="col">{m.what}</th>
            <th scope="col">{m.who}</th>
            <th scope="col">{m.on}</th>
            <th scope="col">{m.when}</th>
            <th scope="col">{m.network}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                {m.deeds[entry.deed] ?? entry.deed}
                {entry.outcome !== 'done' && <strong className="refused"> ({m[entry.outcome]})</strong>}
              </td>
              <td>{entry.member ? entry.member.name : m.nobody}</td>
              <td>{objectWords(m, entry)}</td>
              <td className="quiet">
                <time dateTime={new Date(entry.at).toISOString()}>{momentOf(entry.at, language)}</time>
              </td>
              <td className="quiet">{entry.network}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function objectWords(m: ReturnType<typeof useMessages>['log'], { object }: Entry): string {
  const kind = m.objects[object.kind]
  const { aCase, found } = countedBy(object)
  if (aCase !== null) return m.ofCase(kind, speakable(aCase))
  if (found !== null) return m.membersFound(found)
  return object.name ? m.ofCase(kind, object.name) : kind
}
