import { redirect } from '@remix-run/node'
import { ownAddress } from '#app/domain/member/rules.ts'
import { agree } from '#app/domain/membership/own.server.ts'
import { asMember } from '#app/gate.server.ts'

/** Agrees to the house rules of today, and goes on. */
export const action = asMember('account.agree', async ({ asker, context, request }) => {
  const to = ownAddress((await request.formData()).get('to'))
  await agree(context, asker)
  return redirect(to, 303)
})
