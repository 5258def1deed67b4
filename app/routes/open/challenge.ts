import { askForPasskey } from '#app/domain/access/passkey.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asGuest } from '#app/gate.server.ts'
import { answered } from '../cases/asked.server.ts'

/** What a browser needs to ask for a passkey: to sign in, to unlock, or to show again who one is. */
export const action = answered(
  asGuest('open.sign-in', async ({ context }) => {
    if (context.settings.trial) throw new Refusal('not-found')
    return askForPasskey(context)
  }),
)
