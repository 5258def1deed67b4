import { redirect } from '@remix-run/node'
import { regionOf, setOut } from '#app/domain/access/region.server.ts'
import { regionForm } from '#app/domain/access/schema.ts'
import { ownAddress } from '#app/domain/member/rules.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** Sets out to open a locked screen through the region's own sign-on. */
export const action = asGuest('open.locked', async ({ asker, context, request }) => {
  regionOf(context)
  if (!asker) throw new Refusal('signed-out')
  await setOut(context, 'unlock', { asker, to: ownAddress((await formOf(request, regionForm)).to) })
  return redirect('/sign-in/region', 303)
})
