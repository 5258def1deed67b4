import { data, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { readRecovery, useRecovery } from '#app/domain/membership/recovery.server.ts'
import { Gone } from '#app/domain/membership/ui/Gone.tsx'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** The link that two people agreed to. Looking uses nothing up; one that opens nothing says so, with 410. */
export const loader = asGuest('open.recover', async ({ context, params }) => {
  const m = messagesFor('nl').membership
  try {
    await readRecovery(context, params.token)
    return { works: true, token: params.token ?? '', title: m.newAccessTitle }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'gone') throw error
    return data({ works: false, token: '', title: m.goneTitle }, { status: 410 })
  }
})

/** Whoever was helped comes in, to choose anew how to sign in. */
export const action = asGuest('open.recover', async ({ context, params }) => {
  await useRecovery(context, params.token)
  return redirect('/account/enrol', 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function NewAccess() {
  const m = useMessages().membership
  const { works, token } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  if (!works) {
    return (
      <Page>
        <Gone />
      </Page>
    )
  }
  return (
    <Page>
      <Row>
        <h1>{m.newAccessTitle}</h1>
        <p className="lead-in place">{m.newAccessLead}</p>
      </Row>
      <Row>
        <Form method="post" action={`/recovery/${token}`} className="stack">
          <RefusedNotice code={answer?.refused.code ?? null} />
          <p>
            <button className="button">{m.newAccess}</button>
          </p>
        </Form>
      </Row>
    </Page>
  )
}
