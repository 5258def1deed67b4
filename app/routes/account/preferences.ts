import { redirect } from '@remix-run/node'
import { ownAddress } from '#app/domain/member/rules.ts'
import { preferencesForm } from '#app/domain/member/schema.ts'
import { changePreferences } from '#app/domain/member/write.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'

/** There is no page here, only a deed. */
export const loader = asMember('account.own', async () => {
  throw new Refusal('not-found')
})

/** Language, theme and single-key shortcuts, one or more at a time; back to where one was. */
export const action = asMember('account.own', async ({ asker, db, request }) => {
  const form = await request.formData()
  await changePreferences(db, asker, preferencesForm.parse(Object.fromEntries(form)))
  return redirect(ownAddress(form.get('to')), 303)
})
