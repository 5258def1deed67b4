import { redirect } from '@remix-run/node'
import { ownAddress } from '#app/domain/member/rules.ts'
import { lock } from '#app/domain/member/write.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'

/** There is no page here, only a deed. */
export const loader = asMember('account.lock', async () => {
  throw new Refusal('not-found')
})

/** *Nu vergrendelen*: the screen says nothing until one goes on. */
export const action = asMember('account.lock', async ({ asker, db, request }) => {
  const to = ownAddress((await request.formData()).get('to'))
  await lock(db, asker)
  return redirect(to === '/' ? '/locked' : `/locked?to=${encodeURIComponent(to)}`, {
    status: 303,
    headers: { 'Clear-Site-Data': '"cache", "storage"' },
  })
})
