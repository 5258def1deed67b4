import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { Paraph } from '#app/components/Paraph.tsx'
import { readPerson } from '#app/domain/membership/members.server.ts'
import { ManageMember } from '#app/domain/membership/ui/ManageMember.tsx'
import { Whereabouts } from '#app/domain/membership/ui/PersonInList.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('member.read', async ({ asker, context, params }) => ({
  ...(await readPerson(context, asker, params.memberId)),
  title: messagesFor(asker.language).membership.who,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Member() {
  const m = useMessages()
  const { person, email, numbers, recovery, runs, self } = useLoaderData<typeof loader>()
  const facts = [
    [m.membership.themes, person.themes.map((code) => m.case.themes[code as keyof typeof m.case.themes])],
    [m.membership.ages, person.ageBands.map((code) => m.case.ageBands[code as keyof typeof m.case.ageBands])],
    [
      m.membership.methods,
      person.methods.map((code) => m.case.interventions[code as keyof typeof m.case.interventions]),
    ],
  ] as const
  return (
    <Page>
      <Row side={<Paraph name={person.name} colour={person.colour} big />}>
        <p className="kicker">
          <Link to="/members">{m.membership.who}</Link>
        </p>
        <h1>{person.name}</h1>
        <p className="lead-in place">{[person.discipline, person.organisation].filter(Boolean).join(', ')}</p>
        <Whereabouts person={person} />
        <p className="place">
          <a href={`mailto:${email}`}>{m.membership.mail}</a>
        </p>
      </Row>
      <Row side={<h2 className="side-head">{m.membership.roles}</h2>}>
        <dl className="facts">
          {person.roles.map((role) => (
            <div key={role} className="fact">
              <dt>{m.member.roles[role]}</dt>
              <dd>{m.member.can[role]}</dd>
            </div>
          ))}
        </dl>
      </Row>
      <Row side={<h2 className="side-head">{m.membership.theirExpertise}</h2>}>
        {facts.every(([, words]) => words.length === 0) ? (
          <p className="quiet">{m.membership.noExpertise}</p>
        ) : (
          <dl className="facts">
            {facts
              .filter(([, words]) => words.length > 0)
              .map(([label, words]) => (
                <div key={label} className="fact">
                  <dt>{label}</dt>
                  <dd>{words.join(', ')}</dd>
                </div>
              ))}
          </dl>
        )}
      </Row>
      {runs && <ManageMember person={person} numbers={numbers} recovery={recovery !== null} self={self} />}
    </Page>
  )
}
