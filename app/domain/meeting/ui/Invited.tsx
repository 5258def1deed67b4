import { Form, Link } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { Paraph } from '#app/components/Paraph.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Phase } from '../rules.ts'
import type { Invitee } from '../types.ts'

/** Who comes, in words; for the coordinator also who could still be invited. */
export function Invited({
  meetingId,
  people,
  phase,
  mayInvite,
  minutesLeft,
}: {
  meetingId: string
  people: readonly Invitee[]
  phase: Phase
  mayInvite: boolean
  /** Below zero the agenda is too full. */
  minutesLeft: number
}) {
  const m = useMessages().meeting
  const invited = people.filter((person) => person.invited)
  const others = people.length - invited.length
  const said = { yes: m.saidYes, online: m.saidOnline, no: m.saidNo }
  return (
    <section className="row" aria-labelledby="who">
      <div className="side">
        <h2 className="side-head" id="who">
          {phase === 'coming' ? m.who : m.invitedHead}
        </h2>
      </div>
      <div className="text stack">
        {invited.length === 0 ? (
          <div className="bare stack-s">
            <p>{m.nobodyInvited}</p>
            {mayInvite && <p className="quiet">{m.nobodyInvitedNext}</p>}
          </div>
        ) : (
          <>
            <p>{m.invited(invited.length)}</p>
            <ul className="news">
              {invited.map((person) => (
                <li key={person.id}>
                  <span>
                    <Paraph name={person.name} colour={person.colour} /> {person.name}
                  </span>
                  <span className={person.answer ? undefined : 'fine'}>
                    {person.answer ? said[person.answer] : m.saidNothing}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {mayInvite && others > 0 && minutesLeft < 0 && (
          <p className="notice yours">
            <Icon name="triangle" /> {m.tooFullToInvite(-minutesLeft)}
          </p>
        )}
        {mayInvite && others > 0 && (
          <Form method="post" action={`/meetings/${meetingId}/invitations`} className="actions">
            <button className={invited.length === 0 ? 'button' : 'button second'} name="who" value="all">
              {m.inviteAll(others)}
            </button>
            <Link to={`/meetings/${meetingId}/invitations`}>{m.inviteSome}</Link>
          </Form>
        )}
      </div>
    </section>
  )
}
