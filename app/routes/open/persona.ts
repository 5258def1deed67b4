import { redirect } from '@remix-run/node'
import { ownAddress } from '#app/domain/member/rules.ts'
import { personaForm } from '#app/domain/member/schema.ts'
import { becomePersona } from '#app/domain/member/write.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest } from '#app/gate.server.ts'

/** Nothing to see here; one chooses on the page of signing in. */
export const loader = asGuest('open.choose-persona', async () => {
  throw new Refusal('not-found')
})

/** Becomes someone of the example group. In real mode there is no such address. */
export const action = asGuest('open.choose-persona', async ({ context, db, asker, request }) => {
  if (!context.settings.trial) throw new Refusal('not-found')
  const form = await request.formData()
  const { member } = personaForm.parse({ member: form.get('member') })
  const cookie = await becomePersona(db, asker, member, context.client)
  return redirect(ownAddress(form.get('to')), { status: 303, headers: { 'Set-Cookie': cookie } })
})
