import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { comeBack, regionOf } from '#app/domain/access/region.server.ts'
import { NotThrough } from '#app/domain/access/ui/NotThrough.tsx'
import { asGuest } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'

/**
 * The one address to which the region's own sign-on sends people back. It is the only one where looking does something:
 * its answer comes in no other way, counts once, and in the browser that asked alone.
 */
export const loader = asGuest('open.sign-in', async ({ context, request, asker, locked, enrolling }) => {
  const { name } = regionOf(context)
  const came = await comeBack(context, new URL(request.url).search, { asker, locked, enrolling })
  if ('to' in came) throw redirect(came.to, 303)
  // Pressed twice: the first one did it.
  if (came.fault === 'too-late' && asker && !locked) throw redirect(enrolling ? '/account/enrol' : '/', 303)
  const title = messagesFor(asker?.language ?? 'nl').access.regionFaultTitles[came.fault]
  return data({ ...came, name, title }, { status: came.fault === 'unknown' || came.fault === 'other' ? 403 : 409 })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function RegionReturn() {
  const { fault, back, name } = useLoaderData<typeof loader>()
  return (
    <Page>
      <NotThrough fault={fault} back={back} name={name} />
    </Page>
  )
}
