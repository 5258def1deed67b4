import { Link } from '@remix-run/react'
import { Paraph } from '#app/components/Paraph.tsx'
import { dayOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Person } from '../types.ts'

/** A colleague in the list: who, what they know much about, and whether they are here. */
export function PersonInList({ person }: { person: Person }) {
  const m = useMessages()
  const themes = person.themes.map((code) => m.case.themes[code as keyof typeof m.case.themes] ?? code)
  return (
    <li className="person">
      <Paraph name={person.name} colour={person.colour} />
      <div>
        <p>
          <Link className="person-name" to={`/members/${person.id}`}>
            {person.name}
          </Link>
          <span className="quiet"> {[person.discipline, person.organisation].filter(Boolean).join(', ')}</span>
        </p>
        {themes.length > 0 && <p className="fine">{themes.join(', ')}</p>}
        <Whereabouts person={person} />
      </div>
    </li>
  )
}

/** Whether a colleague is away, takes questions, or is shut out. */
export function Whereabouts({ person }: { person: Person }) {
  const m = useMessages().membership
  const language = useLanguage()
  const remarks = [
    person.suspended && m.suspended,
    person.absentUntil && m.awayUntil(dayOf(new Date(`${person.absentUntil}T12:00:00Z`), language)),
    person.standIn && m.standInIs(person.standIn.name),
    !person.available && !person.absentUntil && m.notAvailable,
  ].filter(Boolean)
  return remarks.length > 0 ? <p className="whereabouts">{remarks.join('; ')}</p> : null
}
