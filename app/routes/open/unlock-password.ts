import { unlock } from '#app/domain/access/prove.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest } from '#app/gate.server.ts'
import { answered } from '../cases/asked.server.ts'

/** Opens a locked screen with the password of whoever locked it; in the trial by asking. The page stays as it is. */
export const action = answered(
  asGuest('open.locked', async ({ asker, context, request }) => {
    if (!asker) throw new Refusal('signed-out')
    await unlock(context, asker, await request.formData())
    return { done: true }
  }),
)
