import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { readOwn } from '#app/domain/membership/own.server.ts'
import { AbsenceForm, ExpertiseForm, NumbersForm } from '#app/domain/membership/ui/OwnForms.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('account.own', async ({ asker, context }) => ({
  own: await readOwn(context, asker),
  title: messagesFor(asker.language).membership.ownTitle,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Colleagues() {
  const m = useMessages()
  const { own } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/account">{m.member.title}</Link>
        </p>
        <h1>{m.membership.ownTitle}</h1>
        <p className="lead-in place">{m.membership.ownLead}</p>
        {own.recovery && (
          <Notice kind="warning" grave>
            <p>{m.membership.ownRecovery}</p>
            <Form method="post" action="/account/recovery-stop">
              <button className="button small">{m.membership.recoverStop}</button>
            </Form>
          </Notice>
        )}
      </Row>
      <AbsenceForm own={own} />
      <ExpertiseForm own={own} />
      <NumbersForm own={own} />
    </Page>
  )
}
