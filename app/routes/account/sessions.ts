import { redirect } from '@remix-run/node'
import { endOne, endOthers } from '#app/domain/access/factors.server.ts'
import { endingForm } from '#app/domain/access/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from '../cases/asked.server.ts'

/** Ends one of one's own sessions, or all others. */
export const action = asMember('account.access', async ({ context, asker, request }) => {
  const { session } = await formOf(request, endingForm)
  if (session === 'others') await endOthers(context, asker)
  else await endOne(context, asker, session)
  return redirect(session === asker.sessionId ? '/sign-in' : '/account/access?saved', 303)
})
