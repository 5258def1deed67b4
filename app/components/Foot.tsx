import { Link } from '@remix-run/react'
import { useMessages } from '../i18n/use-messages.tsx'

/** The foot of every page: help is always in the same place (WCAG 3.2.6). */
export function Foot() {
  const m = useMessages()
  return (
    <footer className="foot">
      <p>
        <strong>{m.frame.helpQuestion}</strong> <Link to="/help">{m.frame.help}</Link>
      </p>
      <p className="fine">{m.frame.notVeiligThuis}</p>
    </footer>
  )
}
