import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { givePassword } from '#app/domain/access/password.server.ts'
import { passwordForm } from '#app/domain/access/schema.ts'
import { isToBegin } from '#app/domain/access/setup.server.ts'
import { SignIn } from '#app/domain/access/ui/SignIn.tsx'
import { personas } from '#app/domain/member/read.server.ts'
import { ownAddress } from '#app/domain/member/rules.ts'
import { Personas } from '#app/domain/member/ui/Personas.tsx'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { formOf } from '../cases/asked.server.ts'

export const loader = asGuest('open.sign-in', async ({ context, db, asker, locked, enrolling, request }) => {
  const { trial } = context.settings
  const to = ownAddress(new URL(request.url).searchParams.get('to'))
  if (await isToBegin(context)) throw redirect('/setup')
  if (!trial && asker && !locked) throw redirect(enrolling ? '/account/enrol' : to)
  const m = messagesFor(asker?.language ?? 'nl')
  return {
    people: trial ? await personas(db) : null,
    me: locked ? null : (asker?.id ?? null),
    to,
    title: trial ? m.open.personaTitle : m.access.title,
  }
})

/** Address and password: whoever is right goes on to the code. In the trial there is no such thing. */
export const action = asGuest('open.sign-in', async ({ context, request }) => {
  if (context.settings.trial) throw new Refusal('not-found')
  const to = ownAddress((await request.clone().formData()).get('to'))
  await givePassword(context, await formOf(request, passwordForm))
  return redirect(to === '/' ? '/sign-in/code' : `/sign-in/code?to=${encodeURIComponent(to)}`, 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** The trial asks who one wants to be; real mode asks for a passkey, or a password and a code. */
export default function SignInPage() {
  const { people, me, to } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  return <Page>{people ? <Personas people={people} me={me} to={to} /> : <SignIn to={to} answer={answer} />}</Page>
}
