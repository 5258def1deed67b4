import { redirect } from '@remix-run/node'
import { unlinkAccount } from '#app/domain/access/factors.server.ts'
import { regionOf } from '#app/domain/access/region.server.ts'
import { asMember } from '#app/gate.server.ts'

/** From now on without the region's own sign-on. */
export const action = asMember('account.change-factors', async ({ asker, context }) => {
  await unlinkAccount(context, asker, regionOf(context).issuer)
  return redirect('/account/access?saved', 303)
})
