import { Form } from '@remix-run/react'
import { Empty } from '#app/components/Empty.tsx'
import { Row } from '#app/components/Page.tsx'
import { Paraph } from '#app/components/Paraph.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Persona } from '../types.ts'
import { NotAReport } from './NotAReport.tsx'

/** *Kies wie u wilt zijn*: one button for each person of the example group, with what they can do. */
export function Personas({ people, me, to }: { people: readonly Persona[]; me: string | null; to: string }) {
  const m = useMessages().open
  return (
    <>
      <Row side={<p className="quiet">{m.group}</p>} roomy>
        <h1 className="hero">{m.personaTitle}</h1>
      </Row>
      <Row className="continued">
        <p className="lead-in">{m.personaHelp}</p>
      </Row>
      <Row full>
        {people.length === 0 ? (
          <Empty head={m.personaNone}>
            <p>{m.personaNoneNext}</p>
          </Empty>
        ) : (
          <Form method="post" action="/persona" reloadDocument>
            <input type="hidden" name="to" value={to} />
            <ul className="personas">
              {people.map((person) => (
                <li key={person.id}>
                  <OnePersona person={person} me={me === person.id} />
                </li>
              ))}
            </ul>
          </Form>
        )}
      </Row>
      <NotAReport />
    </>
  )
}

function OnePersona({ person, me }: { person: Persona; me: boolean }) {
  const m = useMessages()
  return (
    <button className="persona" name="member" value={person.id}>
      <span className="persona-sign">
        <Paraph name={person.name} colour={person.colour} big />
      </span>
      <span className="persona-name">{person.name}</span>
      <span className="persona-role">
        {person.roles.map((role) => m.member.roles[role]).join(', ')}
        {me && ` (${m.open.now})`}
      </span>
      <span>{person.roles.map((role) => m.member.can[role]).join(' ')}</span>
      <span className="fine">
        {person.boards.length > 0 ? m.open.onBoards(person.boards.join(', ')) : m.open.noBoards}
      </span>
    </button>
  )
}
