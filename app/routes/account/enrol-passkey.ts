import { addPasskey } from '#app/domain/access/factors.server.ts'
import { madePasskeyForm } from '#app/domain/access/schema.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from '../cases/asked.server.ts'

/** Keeps the first passkey of who came in to choose; from now on they are a member like any other. */
export const action = answered(
  asMember('account.enrol', async ({ context, asker, enrolling, request }) => {
    if (!enrolling) throw new Refusal('already-done')
    await addPasskey(context, asker, await formOf(request, madePasskeyForm), 'account.enrol')
    return { done: true }
  }),
)
