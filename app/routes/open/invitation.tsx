import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { accept, readInvitation } from '#app/domain/membership/accept.server.ts'
import { acceptForm } from '#app/domain/membership/schema.ts'
import { Accept } from '#app/domain/membership/ui/Accept.tsx'
import { Gone } from '#app/domain/membership/ui/Gone.tsx'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { formOf } from '../cases/asked.server.ts'

/** Looking uses nothing up: mail scanners open links too. A link that opens nothing says so, with 410. */
export const loader = asGuest('open.invitation', async ({ context, params }) => {
  const invited = await readInvitation(context, params.token).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'gone') return null
    throw error
  })
  const m = messagesFor(invited?.language ?? 'nl').membership
  const found = { invited, token: params.token ?? '', title: invited ? m.acceptTitle : m.goneTitle }
  return invited ? found : data(found, { status: 410 })
})

/** Whoever was invited comes in, and goes on to choose how to sign in; in the trial they are in. */
export const action = asGuest('open.invitation', async ({ context, params, request }) => {
  await accept(context, params.token, await formOf(request, acceptForm))
  return redirect(context.settings.trial ? '/' : '/account/enrol', 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Invitation() {
  const { invited, token } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  return (
    <Page>
      {invited && answer?.refused.code !== 'gone' ? (
        <Accept email={invited.email} token={token} answer={answer} />
      ) : (
        <Gone />
      )}
    </Page>
  )
}
