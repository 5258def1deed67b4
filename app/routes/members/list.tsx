import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { Empty } from '#app/components/Empty.tsx'
import { Page, Row, TheEnd } from '#app/components/Page.tsx'
import { SelectField } from '#app/components/SelectField.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { findPeople } from '#app/domain/membership/members.server.ts'
import { readStandIns } from '#app/domain/membership/own.server.ts'
import { PersonInList } from '#app/domain/membership/ui/PersonInList.tsx'
import { couldEver } from '#app/domain/rights/policy.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('member.list', async ({ asker, context, request }) => ({
  ...(await findPeople(context, asker, new URL(request.url).searchParams)),
  standIns: await readStandIns(context, asker),
  title: messagesFor(asker.language).membership.who,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Members() {
  const m = useMessages()
  const asker = useAsker()
  const { people, sought, standIns } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <h1>{m.membership.whoHead}</h1>
        {standIns.length > 0 && (
          <p className="lead-in place">{m.membership.youStandIn(standIns.map((one) => one.name).join(', '))}</p>
        )}
        <p className="actions place">
          {couldEver(asker, 'membership.invite') && <Link to="/members/invitations">{m.membership.inviteTitle}</Link>}
          {couldEver(asker, 'membership.read') && <Link to="/members/approvals">{m.membership.approvalsTitle}</Link>}
          {couldEver(asker, 'system.mail') && <Link to="/system/mail">{m.message.mailTitle}</Link>}
          <Link to="/account/colleagues">{m.membership.ownTitle}</Link>
        </p>
      </Row>
      <Row side={<h2 className="side-head">{m.membership.search}</h2>}>
        <Form method="get" className="seek">
          <TextField
            name="q"
            label={m.membership.search}
            help={m.membership.searchHelp}
            defaultValue={sought.q}
            maxLength={100}
            type="search"
          />
          <div className="seek-more">
            <SelectField
              name="theme"
              label={m.membership.theme}
              chosen={sought.theme}
              none={m.membership.any}
              choices={Object.entries(m.case.themes)}
            />
            <SelectField
              name="age"
              label={m.membership.age}
              chosen={sought.age}
              none={m.membership.any}
              choices={Object.entries(m.case.ageBands)}
            />
            <SelectField
              name="method"
              label={m.membership.method}
              chosen={sought.method}
              none={m.membership.any}
              choices={Object.entries(m.case.interventions)}
            />
          </div>
          <label className="choice">
            <input type="checkbox" name="here" value="yes" defaultChecked={sought.here} />{' '}
            <span>{m.membership.here}</span>
          </label>
          <p className="place">
            <button className="button second">{m.membership.find}</button>
          </p>
        </Form>
      </Row>
      <Row
        side={
          <p className="quiet" role="status">
            {m.membership.found(people.length)}
          </p>
        }
      >
        {people.length === 0 ? (
          <Empty head={m.membership.nobody}>
            <p>{m.membership.nobodyNext}</p>
          </Empty>
        ) : (
          <ul className="people">
            {people.map((person) => (
              <PersonInList key={person.id} person={person} />
            ))}
          </ul>
        )}
      </Row>
      {people.length > 0 && <TheEnd>{m.membership.theEnd}</TheEnd>}
    </Page>
  )
}
