import { unlockWithPasskey } from '#app/domain/access/prove.server.ts'
import { passkeyForm } from '#app/domain/access/schema.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest } from '#app/gate.server.ts'
import { answered, formOf } from '../cases/asked.server.ts'

/** Opens a locked screen with a passkey of whoever locked it. */
export const action = answered(
  asGuest('open.locked', async ({ asker, context, request }) => {
    if (!asker) throw new Refusal('signed-out')
    if (context.settings.trial) throw new Refusal('not-found')
    await unlockWithPasskey(context, asker, (await formOf(request, passkeyForm)).answer)
    return { done: true }
  }),
)
