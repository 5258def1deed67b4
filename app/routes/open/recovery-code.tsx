import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { halfWay } from '#app/domain/access/entry.server.ts'
import { codeForm } from '#app/domain/access/schema.ts'
import { giveMailedCode } from '#app/domain/membership/recovery.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asGuest('open.recover', async ({ context, asker }) => {
  if (context.settings.trial) throw new Refusal('not-found')
  if (!(await halfWay(context, 'recovery'))) throw redirect('/recovery')
  return { title: messagesFor(asker?.language ?? 'nl').membership.mailedTitle }
})

/** The second half: the code that was mailed. Whoever has both chooses anew how to sign in. */
export const action = asGuest('open.recover', async ({ context, request }) => {
  if (context.settings.trial) throw new Refusal('not-found')
  await giveMailedCode(context, (await formOf(request, codeForm)).code)
  return redirect('/account/enrol', 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function RecoveryCode() {
  const m = useMessages()
  useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const busy = useNavigation().formAction === '/recovery/code'
  const refused = answer?.refused
  const errors = refused?.code === 'wrong-code' ? ['wrong-code'] : refused?.fields?.code
  return (
    <Page>
      <Row>
        <h1>{m.membership.mailedTitle}</h1>
        <p className="lead-in place">{m.membership.mailedLead}</p>
      </Row>
      <Row>
        <Form method="post" action="/recovery/code" noValidate className="welcome">
          <ErrorSummary answer={answer} wrong={errors ? [{ id: 'code', label: m.membership.mailedCode }] : []} />
          {!errors && <RefusedNotice code={refused?.code ?? null} seconds={refused?.details.seconds} />}
          <TextField
            name="code"
            label={m.membership.mailedCode}
            errors={errors}
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
          />
          <div className="actions">
            <button className="button" aria-busy={busy}>
              {busy ? m.access.busy : m.membership.recoveryGo}
            </button>
            <Link to="/recovery">{m.access.back}</Link>
          </div>
        </Form>
      </Row>
    </Page>
  )
}
