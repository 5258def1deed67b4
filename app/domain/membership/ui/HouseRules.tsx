import { houseRulesVersion } from '#app/domain/member/house-rules.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** What everyone here keeps to. */
export function HouseRules() {
  const m = useMessages().membership
  return (
    <>
      <ol className="rules">
        {m.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      <p className="fine">{m.rulesVersion(houseRulesVersion)}</p>
    </>
  )
}
