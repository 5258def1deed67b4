import type { MetaFunction } from '@remix-run/node'
import { Link, type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readCandidate, requireReal, setPassword } from '#app/domain/access/factors.server.ts'
import { newPasswordForm } from '#app/domain/access/schema.ts'
import { PasswordWithCode } from '#app/domain/access/ui/PasswordWithCode.tsx'
import { RecoveryCodes } from '#app/domain/access/ui/RecoveryCodes.tsx'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asMember('account.change-factors', async ({ context, asker }) => {
  requireReal(context)
  return { candidate: await readCandidate(context, asker), title: messagesFor(asker.language).access.passwordHead }
})

/** Sets or replaces a password with its authenticator. Answers new recovery codes, once. */
export const action = asMember('account.change-factors', async ({ context, asker, request }) => {
  requireReal(context)
  return { codes: await setPassword(context, asker, await formOf(request, newPasswordForm), 'account.change-factors') }
})

/** Once it is done the recovery codes stay on the page until they are kept. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) => formMethod !== 'POST'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Password() {
  const m = useMessages().access
  const { candidate } = useLoaderData<typeof loader>()
  const answer = useActionData<{ codes: string[] } | Refused>()
  if (answer && 'codes' in answer) {
    return (
      <Page>
        <RecoveryCodes codes={answer.codes} to="/account/access" />
      </Page>
    )
  }
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/account/access">{m.accessTitle}</Link>
        </p>
        <h1>{m.passwordHead}</h1>
      </Row>
      <Row>
        <PasswordWithCode action="/account/access/password" candidate={candidate} answer={answer} mayEndOthers />
      </Row>
    </Page>
  )
}
