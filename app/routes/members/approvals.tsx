import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readApprovals } from '#app/domain/membership/approve.server.ts'
import { Approval } from '#app/domain/membership/ui/Approval.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('membership.read', async ({ asker, context }) => ({
  approvals: await readApprovals(context, asker),
  title: messagesFor(asker.language).membership.approvalsTitle,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Approvals() {
  const m = useMessages().membership
  const { approvals } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/members">{m.who}</Link>
        </p>
        <h1>{m.approvalsHead}</h1>
        <p className="lead-in place">{m.approvalsLead}</p>
      </Row>
      <Row>
        {approvals.length === 0 ? (
          <p className="bare">{m.approvalsNone}</p>
        ) : (
          <ul className="news">
            {approvals.map((approval) => (
              <Approval key={approval.id} approval={approval} />
            ))}
          </ul>
        )}
      </Row>
    </Page>
  )
}
