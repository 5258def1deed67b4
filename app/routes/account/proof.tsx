import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { prove } from '#app/domain/access/prove.server.ts'
import { Proof } from '#app/domain/access/ui/Proof.tsx'
import { ownAddress } from '#app/domain/member/rules.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('account.prove', async ({ asker, request }) => ({
  to: ownAddress(new URL(request.url).searchParams.get('to')),
  title: messagesFor(asker.language).access.proofTitle,
}))

/** Shows again who one is, with password and code; in the trial by asking. Goes on to where one was going. */
export const action = asMember('account.prove', async ({ asker, context, request }) => {
  const form = await request.formData()
  await prove(context, asker, form)
  return redirect(ownAddress(form.get('to')), 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function ProofPage() {
  const m = useMessages().access
  const { to } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  return (
    <Page>
      <Row>
        <h1>{m.proofTitle}</h1>
        <p className="lead-in place">{m.proofText}</p>
      </Row>
      <Row>
        <Proof to={to} answer={answer} />
      </Row>
    </Page>
  )
}
