import { useMessages } from '#app/i18n/use-messages.tsx'
import { isWhole } from '../rules.ts'
import type { Case } from '../types.ts'
import { ChangedMark } from './ChangedMark.tsx'

/** What was tried, with which effect and why; or that nothing was. */
export function TriedTable({ aCase, changed = false }: { aCase: Case; changed?: boolean }) {
  const m = useMessages().case
  const rows = aCase.tried.filter(isWhole)
  return (
    <section className="row" aria-labelledby="tried">
      <div className="side">
        <h2 className="side-head" id="tried">
          {m.triedHead}
        </h2>
        <ChangedMark when={changed} />
      </div>
      <div className="text">
        {rows.length === 0 ? (
          <p>{m.nothingTriedYet}</p>
        ) : (
          <table className="tried">
            <caption className="unseen">{m.labels.tried}</caption>
            <thead>
              <tr>
                <th scope="col">{m.what}</th>
                <th scope="col">{m.effect}</th>
                <th scope="col">{m.why}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{m.interventions[row.intervention as keyof typeof m.interventions] ?? row.intervention}</td>
                  <td>{m.effects[row.effect as keyof typeof m.effects]}</td>
                  <td translate="no">{row.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
