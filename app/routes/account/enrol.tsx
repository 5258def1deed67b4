import { type MetaFunction, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { readCandidate, setPassword } from '#app/domain/access/factors.server.ts'
import { newPasswordForm } from '#app/domain/access/schema.ts'
import { Enrol } from '#app/domain/access/ui/Enrol.tsx'
import { RecoveryCodes } from '#app/domain/access/ui/RecoveryCodes.tsx'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { formOf } from '../cases/asked.server.ts'

export const loader = asMember('account.enrol', async ({ context, asker, enrolling }) => {
  if (!enrolling) throw redirect('/')
  return {
    candidate: await readCandidate(context, asker),
    title: messagesFor(asker.language).access.enrolTitle,
  }
})

/** Once it is done the recovery codes stay on the page until they are kept. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) => formMethod !== 'POST'

/** A password with a code, for who came in to choose how to sign in. Answers the recovery codes, once. */
export const action = asMember('account.enrol', async ({ context, asker, enrolling, request }) => {
  if (!enrolling) throw new Refusal('already-done')
  return { codes: await setPassword(context, asker, await formOf(request, newPasswordForm), 'account.enrol') }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function EnrolPage() {
  const { candidate } = useLoaderData<typeof loader>()
  const answer = useActionData<{ codes: string[] } | Refused>()
  return (
    <Page>
      {answer && 'codes' in answer ? (
        <RecoveryCodes codes={answer.codes} to="/" />
      ) : (
        <Enrol candidate={candidate} answer={answer} />
      )}
    </Page>
  )
}
