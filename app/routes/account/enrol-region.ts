import { redirect } from '@remix-run/node'
import { regionOf, setOut } from '#app/domain/access/region.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'

/** Sets out to choose the region's own sign-on, for who came in to choose how to sign in. */
export const action = asMember('account.enrol', async ({ asker, context, enrolling }) => {
  regionOf(context)
  if (!enrolling) throw new Refusal('already-done')
  await setOut(context, 'enrol', { asker })
  return redirect('/sign-in/region', 303)
})
