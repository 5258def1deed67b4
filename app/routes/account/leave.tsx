import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { forgetCookie } from '#app/domain/member/session.server.ts'
import { leave } from '#app/domain/membership/own.server.ts'
import { leaveForm } from '#app/domain/membership/schema.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asMember('account.leave', async ({ asker }) => ({
  title: messagesFor(asker.language).membership.dataTitle,
}))

/** Leaves the group for good. */
export const action = asMember('account.leave', async ({ asker, context, request }) => {
  const form = await formOf(request, leaveForm)
  const m = messagesFor('nl')
  const role = asker.roles[0]
  await leave(context, asker, form, m.membership.former(role ? m.member.roles[role].toLowerCase() : ''))
  return redirect('/sign-in', {
    status: 303,
    headers: { 'Set-Cookie': forgetCookie(context.settings.trial), 'Clear-Site-Data': '"cache", "storage"' },
  })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Leave() {
  const m = useMessages()
  const asker = useAsker()
  useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const busy = useNavigation().formAction === '/account/leave'
  const unsure = answer?.refused.fields?.sure
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/account">{m.member.head(asker.name)}</Link>
        </p>
        <h1>{m.membership.dataTitle}</h1>
      </Row>
      <Row className="from-top" side={<h2 className="side-head">{m.membership.exportHead}</h2>}>
        <p className="help">{m.membership.exportHelp}</p>
        <p className="place">
          <a className="button second" href="/account/export" download>
            {m.membership.export}
          </a>
        </p>
      </Row>
      <Row className="from-top" side={<h2 className="side-head">{m.membership.leaveHead}</h2>}>
        <Form method="post" action="/account/leave" reloadDocument={false} noValidate>
          <ErrorSummary answer={answer} wrong={unsure ? [{ id: 'sure', label: m.membership.leaveSure }] : []} />
          <RefusedNotice code={answer?.refused.code ?? null} />
          <p className="help">{m.membership.leaveHelp}</p>
          <fieldset className="field place">
            <legend>{m.membership.leaveWords}</legend>
            <label className="choice">
              <input type="radio" name="words" value="keep" defaultChecked /> <span>{m.membership.leaveKeep}</span>
            </label>
            <label className="choice">
              <input type="radio" name="words" value="wipe" /> <span>{m.membership.leaveWipe}</span>
            </label>
          </fieldset>
          <div className="place">
            <label className="choice">
              <input type="checkbox" id="sure" name="sure" value="yes" /> <span>{m.membership.leaveSure}</span>
            </label>
          </div>
          <p className="place">
            <button className="button grave" aria-busy={busy}>
              {m.membership.leave}
            </button>
          </p>
        </Form>
      </Row>
    </Page>
  )
}
