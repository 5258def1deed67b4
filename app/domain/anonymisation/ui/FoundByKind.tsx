import { dayOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Category, Published } from '../types.ts'

/** The figures as they were measured: one row for each kind, most places first. */
export function FoundByKind({ published }: { published: Published }) {
  const { page: m, categories } = useMessages().anonymisation
  const language = useLanguage()
  const kinds = Object.entries(published.byCategory).sort(([, a], [, b]) => b.spans - a.spans)
  const day = dayOf(new Date(`${published.measuredOn}T12:00:00Z`), language)
  return (
    <div className="stack">
      <p className="said">{m.recallLead(published.texts, published.spans)}</p>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{m.kind}</th>
            <th scope="col">{m.places}</th>
            <th scope="col">{m.found}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(([category, { spans, recall }]) => (
            <tr key={category}>
              <th scope="row">{categories[category as Category]}</th>
              <td className="figures">{spans}</td>
              <td className="figures">{m.percentage(recall)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.all}</th>
            <td className="figures">{published.spans}</td>
            <td className="figures">{m.percentage(published.recall)}</td>
          </tr>
        </tfoot>
      </table>
      <p>
        {m.right(published.precision)} {m.dense(published.dense.whole, published.dense.of)}{' '}
        {m.clean(published.clean.untouched, published.clean.of)}
      </p>
      <p className="fine">
        {m.few} {m.measured(day, published.ruleVersion, published.corpus)}
      </p>
    </div>
  )
}
