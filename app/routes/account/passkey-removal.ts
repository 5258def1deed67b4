import { redirect } from '@remix-run/node'
import { removePasskey, requireReal } from '#app/domain/access/factors.server.ts'
import { factorId } from '#app/domain/access/schema.ts'
import { asMember } from '#app/gate.server.ts'

/** Takes a passkey away. */
export const action = asMember('account.change-factors', async ({ context, asker, params }) => {
  requireReal(context)
  await removePasskey(context, asker, factorId.parse({ id: params.passkeyId }).id)
  return redirect('/account/access?saved', 303)
})
