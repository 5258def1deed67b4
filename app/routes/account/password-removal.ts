import { redirect } from '@remix-run/node'
import { removePassword, requireReal } from '#app/domain/access/factors.server.ts'
import { asMember } from '#app/gate.server.ts'

/** From now on only passkeys. */
export const action = asMember('account.change-factors', async ({ context, asker }) => {
  requireReal(context)
  await removePassword(context, asker)
  return redirect('/account/access?saved', 303)
})
