import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { unlock } from '#app/domain/access/prove.server.ts'
import { Unlock } from '#app/domain/access/ui/Unlock.tsx'
import { ownAddress } from '#app/domain/member/rules.ts'
import { asGuest } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asGuest('open.locked', async ({ asker, locked, request }) => {
  const to = ownAddress(new URL(request.url).searchParams.get('to'))
  if (!asker) throw redirect('/sign-in')
  if (!locked) throw redirect(to)
  return { to, title: messagesFor(asker.language).access.lockedTitle }
})

/** Goes on where one was, for a browser without scripts: with the password, or in the trial by asking. */
export const action = asGuest('open.locked', async ({ asker, context, request }) => {
  const form = await request.formData()
  if (!asker) throw redirect('/sign-in')
  await unlock(context, asker, form)
  return redirect(ownAddress(form.get('to')), 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Locked() {
  const m = useMessages().access
  const { to } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <div className="veil stack">
          <h1>{m.lockedTitle}</h1>
          <p>{m.lockedText}</p>
          <Unlock to={to} unlocked={() => location.assign(to)} />
        </div>
      </Row>
    </Page>
  )
}
