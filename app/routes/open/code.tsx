import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { halfWay } from '#app/domain/access/entry.server.ts'
import { giveCode } from '#app/domain/access/password.server.ts'
import { codeForm } from '#app/domain/access/schema.ts'
import { ownAddress } from '#app/domain/member/rules.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asGuest('open.sign-in', async ({ context, request }) => {
  if (context.settings.trial) throw new Refusal('not-found')
  if (!(await halfWay(context, 'code'))) throw redirect('/sign-in')
  return {
    to: ownAddress(new URL(request.url).searchParams.get('to')),
    title: messagesFor('nl').access.title,
  }
})

/** The code that goes with the password, or a recovery code. */
export const action = asGuest('open.sign-in', async ({ context, request }) => {
  if (context.settings.trial) throw new Refusal('not-found')
  const to = ownAddress((await request.clone().formData()).get('to'))
  await giveCode(context, await formOf(request, codeForm))
  return redirect(to, 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Code() {
  const m = useMessages().access
  const { to } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const busy = useNavigation().formAction?.startsWith('/sign-in/code') ?? false
  const refused = answer?.refused
  const errors = refused?.code === 'wrong-code' ? ['wrong-code'] : refused?.fields?.code
  return (
    <Page>
      <Row>
        <h1>{m.codeTitle}</h1>
      </Row>
      <Row>
        <Form method="post" action="/sign-in/code" noValidate className="welcome">
          <input type="hidden" name="to" value={to} />
          <ErrorSummary answer={answer} wrong={errors ? [{ id: 'code', label: m.code }] : []} />
          {!errors && <RefusedNotice code={refused?.code ?? null} seconds={refused?.details.seconds} />}
          <TextField
            name="code"
            label={m.code}
            help={m.codeHelp}
            errors={errors}
            inputMode="text"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <div className="actions">
            <button className="button" aria-busy={busy}>
              {busy ? m.busy : m.signIn}
            </button>
            <Link to="/sign-in">{m.back}</Link>
          </div>
        </Form>
      </Row>
    </Page>
  )
}
