import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { setupForm } from '#app/domain/access/schema.ts'
import { isToBegin, setUp } from '#app/domain/access/setup.server.ts'
import { Setup } from '#app/domain/access/ui/Setup.tsx'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { formOf } from '../cases/asked.server.ts'

export const loader = asGuest('open.setup', async ({ context }) => {
  if (!(await isToBegin(context))) throw new Refusal('not-found')
  return { title: messagesFor('nl').access.setupTitle }
})

/** The first one comes in, and goes on to choose how to sign in. */
export const action = asGuest('open.setup', async ({ context, request }) => {
  await setUp(context, await formOf(request, setupForm))
  return redirect('/account/enrol', 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function SetupPage() {
  useLoaderData<typeof loader>()
  return (
    <Page>
      <Setup answer={useActionData<Refused>()} />
    </Page>
  )
}
