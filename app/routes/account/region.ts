import { redirect } from '@remix-run/node'
import { setOut } from '#app/domain/access/region.server.ts'
import { asMember } from '#app/gate.server.ts'

/** Sets out to link one's account with the region's own sign-on. */
export const action = asMember('account.change-factors', async ({ asker, context }) => {
  await setOut(context, 'link', { asker })
  return redirect('/sign-in/region', 303)
})
