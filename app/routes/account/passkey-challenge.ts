import { requireReal } from '#app/domain/access/factors.server.ts'
import { askToMakePasskey } from '#app/domain/access/passkey.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from '../cases/asked.server.ts'

/** What a browser needs to make one more passkey. */
export const action = answered(
  asMember('account.change-factors', async ({ context, asker }) => {
    requireReal(context)
    return askToMakePasskey(context, asker)
  }),
)
