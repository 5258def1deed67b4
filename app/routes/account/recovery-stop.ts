import { redirect } from '@remix-run/node'
import { stopRecovery } from '#app/domain/membership/approve.server.ts'
import { asMember } from '#app/gate.server.ts'

/** Whoever someone asked new access for says that this is not right. */
export const action = asMember('account.own', async ({ asker, context }) => {
  await stopRecovery(context, asker, asker.id)
  return redirect('/account/colleagues', 303)
})
