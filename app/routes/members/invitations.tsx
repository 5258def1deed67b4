import type { MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { invite, readInvitations } from '#app/domain/membership/invite.server.ts'
import { inviteForm } from '#app/domain/membership/schema.ts'
import type { Sent } from '#app/domain/membership/types.ts'
import { InviteForm } from '#app/domain/membership/ui/InviteForm.tsx'
import { OpenInvitations } from '#app/domain/membership/ui/OpenInvitations.tsx'
import { Outcomes } from '#app/domain/membership/ui/Outcomes.tsx'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asMember('membership.invite', async ({ asker, context }) => ({
  ...(await readInvitations(context, asker)),
  title: messagesFor(asker.language).membership.inviteTitle,
}))

/** Invites every address that was pasted. Answers what became of each. */
export const action = asMember('membership.invite', async ({ asker, context, request }) => ({
  sent: await invite(context, asker, await formOf(request, inviteForm)),
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Invitations() {
  const m = useMessages().membership
  const { mayInvite, boards, open } = useLoaderData<typeof loader>()
  const answer = useActionData<{ sent: Sent[] } | Refused>()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/members">{m.who}</Link>
        </p>
        <h1>{m.inviteHead}</h1>
      </Row>
      {answer && 'sent' in answer && <Outcomes sent={answer.sent} />}
      {mayInvite && (
        <Row>
          <InviteForm boards={boards} answer={answer && 'refused' in answer ? answer : undefined} />
        </Row>
      )}
      <Row className="from-top" side={<h2 className="side-head">{m.openHead}</h2>}>
        <OpenInvitations open={open} mayInvite={mayInvite} />
      </Row>
    </Page>
  )
}
