import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { onTheWay, regionOf, setOut } from '#app/domain/access/region.server.ts'
import { regionForm } from '#app/domain/access/schema.ts'
import { NotThrough } from '#app/domain/access/ui/NotThrough.tsx'
import { OffToRegion } from '#app/domain/access/ui/OffToRegion.tsx'
import { ownAddress } from '#app/domain/member/rules.ts'
import { asGuest } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { formOf } from '../cases/asked.server.ts'

/** On the way to the region's own sign-on: our own page in between, because a form of ours may lead nowhere else. */
export const loader = asGuest('open.sign-in', async ({ context, asker }) => {
  const { name } = regionOf(context)
  const way = await onTheWay(context)
  if (!way) throw redirect('/sign-in')
  const title = messagesFor(asker?.language ?? 'nl').access.regionTitle(name)
  return data({ ...way, name, title }, { status: way.address ? 200 : 409 })
})

/** Sets out to sign in. */
export const action = asGuest('open.sign-in', async ({ context, request }) => {
  regionOf(context)
  const { to, shared } = await formOf(request, regionForm)
  await setOut(context, 'sign-in', { to: ownAddress(to), shared })
  return redirect('/sign-in/region', 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function RegionPage() {
  const { address, back, name } = useLoaderData<typeof loader>()
  return (
    <Page>
      {address ? (
        <OffToRegion address={address} back={back} name={name} />
      ) : (
        <NotThrough fault="away" back={back} name={name} />
      )}
    </Page>
  )
}
