import { addPasskey, requireReal } from '#app/domain/access/factors.server.ts'
import { madePasskeyForm } from '#app/domain/access/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from '../cases/asked.server.ts'

/** Keeps one more passkey. */
export const action = answered(
  asMember('account.change-factors', async ({ context, asker, request }) => {
    requireReal(context)
    await addPasskey(context, asker, await formOf(request, madePasskeyForm), 'account.change-factors')
    return { done: true }
  }),
)
