import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { recoveryCodeForm } from '#app/domain/access/schema.ts'
import { giveRecoveryCode } from '#app/domain/membership/recovery.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asGuest('open.recover', async ({ context, asker }) => {
  if (context.settings.trial) throw new Refusal('not-found')
  return { title: messagesFor(asker?.language ?? 'nl').membership.recoveryTitle }
})

/** The first half: an address and a recovery code. What comes back is the same whether they are right or not. */
export const action = asGuest('open.recover', async ({ context, request }) => {
  if (context.settings.trial) throw new Refusal('not-found')
  await giveRecoveryCode(context, await formOf(request, recoveryCodeForm))
  return redirect('/recovery/code', 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Recovery() {
  const m = useMessages()
  useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const busy = useNavigation().formAction === '/recovery'
  const fields = answer?.refused.fields ?? {}
  const labels = { email: m.access.email, code: m.membership.recoveryCode }
  return (
    <Page>
      <Row>
        <h1>{m.membership.recoveryTitle}</h1>
        <p className="lead-in place">{m.membership.recoveryLead}</p>
      </Row>
      <Row side={<h2 className="side-head">{m.membership.recoveryWithCode}</h2>}>
        <Form method="post" action="/recovery" noValidate className="welcome">
          <ErrorSummary
            answer={answer}
            wrong={(['email', 'code'] as const)
              .filter((name) => fields[name])
              .map((name) => ({ id: name, label: labels[name] }))}
          />
          <RefusedNotice code={answer?.refused.code ?? null} seconds={answer?.refused.details.seconds} />
          <p className="help">{m.membership.recoveryWithPassword}</p>
          <TextField
            name="email"
            label={m.access.email}
            errors={fields.email}
            type="email"
            autoComplete="username"
            spellCheck={false}
          />
          <TextField
            name="code"
            label={m.membership.recoveryCode}
            help={m.membership.recoveryCodeHelp}
            errors={fields.code}
            autoComplete="off"
            spellCheck={false}
          />
          <div className="actions">
            <button className="button" aria-busy={busy}>
              {busy ? m.access.busy : m.membership.recoveryGo}
            </button>
            <Link to="/sign-in">{m.access.back}</Link>
          </div>
        </Form>
      </Row>
      <Row side={<h2 className="side-head">{m.membership.recoveryHelp}</h2>}>
        <p className="said">{m.membership.recoveryHelpText}</p>
      </Row>
    </Page>
  )
}
