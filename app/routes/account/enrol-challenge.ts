import { askToMakePasskey } from '#app/domain/access/passkey.server.ts'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from '../cases/asked.server.ts'

/** What a browser needs to make the first passkey of who came in to choose. */
export const action = answered(
  asMember('account.enrol', async ({ context, asker, enrolling }) => {
    if (!enrolling) throw new Refusal('already-done')
    return askToMakePasskey(context, asker)
  }),
)
