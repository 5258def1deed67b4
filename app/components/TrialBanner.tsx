import { Link } from '@remix-run/react'
import { useMessages } from '../i18n/use-messages.tsx'

/** On every page of the trial: nothing here is about real people. */
export function TrialBanner() {
  const m = useMessages().frame
  return (
    <aside className="trial" aria-label={m.trialLabel}>
      <p>
        <strong>{m.trialLabel}.</strong> {m.trialBanner}
      </p>
      <Link to="/sign-in">{m.changePersona}</Link>
    </aside>
  )
}
