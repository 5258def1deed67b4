import { comeInWithPasskey } from '#app/domain/access/passkey.server.ts'
import { passkeyForm } from '#app/domain/access/schema.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest } from '#app/gate.server.ts'
import { answered, formOf } from '../cases/asked.server.ts'

/** Signs in with a passkey. In the trial there is no such thing. */
export const action = answered(
  asGuest('open.sign-in', async ({ context, request }) => {
    if (context.settings.trial) throw new Refusal('not-found')
    const { answer, shared } = await formOf(request, passkeyForm)
    await comeInWithPasskey(context, answer, shared)
    return { done: true }
  }),
)
