import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { useTrial } from '#app/components/trial.tsx'
import { readAccess } from '#app/domain/access/factors.server.ts'
import { OwnFactors } from '#app/domain/access/ui/OwnFactors.tsx'
import { OwnSessions } from '#app/domain/access/ui/OwnSessions.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('account.access', async ({ context, asker }) => ({
  ...(await readAccess(context, asker)),
  title: messagesFor(asker.language).access.accessTitle,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Access() {
  const m = useMessages()
  const trial = useTrial()
  const { factors, sessions } = useLoaderData<typeof loader>()
  const [asked] = useSearchParams()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/account">{m.member.title}</Link>
        </p>
        <h1>{m.access.accessTitle}</h1>
      </Row>
      {asked.has('saved') && (
        <Row className="continued">
          <Notice kind="tick">{m.access.saved}</Notice>
        </Row>
      )}
      {trial ? (
        <Row>
          <p className="bare">{m.access.trialNote}</p>
        </Row>
      ) : (
        <OwnFactors factors={factors} />
      )}
      <OwnSessions sessions={sessions} />
    </Page>
  )
}
