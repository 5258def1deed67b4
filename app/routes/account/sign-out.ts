import { redirect } from '@remix-run/node'
import { forgetCookie } from '#app/domain/member/session.server.ts'
import { signOut } from '#app/domain/member/write.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'

/** There is no page here, only a deed. */
export const loader = asMember('account.sign-out', async () => {
  throw new Refusal('not-found')
})

/** Ends the session on the server and in the browser. */
export const action = asMember('account.sign-out', async ({ asker, db, context }) => {
  await signOut(db, asker)
  return redirect('/sign-in', {
    status: 303,
    headers: { 'Set-Cookie': forgetCookie(context.settings.trial), 'Clear-Site-Data': '"cache", "storage"' },
  })
})
