import { redirect } from '@remix-run/node'
import { regionOf, setOut } from '#app/domain/access/region.server.ts'
import { regionForm } from '#app/domain/access/schema.ts'
import { ownAddress } from '#app/domain/member/rules.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** Sets out to show again who one is, through the region's own sign-on. */
export const action = asMember('account.prove', async ({ asker, context, request }) => {
  regionOf(context)
  await setOut(context, 'prove', { asker, to: ownAddress((await formOf(request, regionForm)).to) })
  return redirect('/sign-in/region', 303)
})
