import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Category } from '../../anonymisation/types.ts'
import type { PointsTogether } from '../types.ts'

/** What stands out, for the second reader: each combination in a sentence with its words, then what points indirectly. */
export function WhyAsked({ points }: { points: PointsTogether }) {
  const m = useMessages()
  const { indirect, combinations } = points
  if (indirect.length + combinations.length === 0) return null
  return (
    <div className="notice yours">
      <Icon name="person" />
      <div className="stack-s">
        <p>
          <strong>{m.case.second.why}</strong>
        </p>
        {combinations.map(({ reason, parts }) => (
          <div key={reason} data-combination={reason}>
            <p>{m.anonymisation.combinations[reason]}</p>
            <ul className="parts" translate="no">
              {parts.map((part, at) => (
                <li key={at}>‘{part}’</li>
              ))}
            </ul>
          </div>
        ))}
        {indirect.length > 0 && (
          <>
            <p>{m.case.second.indirect(indirect.length)}</p>
            <ul className="parts">
              {indirect.map(({ surface, category }, at) => (
                <li key={at}>
                  <span translate="no">‘{surface}’</span>{' '}
                  <span className="fine">{m.anonymisation.categories[category as Category]}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
