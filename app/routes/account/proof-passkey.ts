import { requireReal } from '#app/domain/access/factors.server.ts'
import { proveWithPasskey } from '#app/domain/access/prove.server.ts'
import { passkeyForm } from '#app/domain/access/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from '../cases/asked.server.ts'

/** Shows again who one is, with a passkey. */
export const action = answered(
  asMember('account.prove', async ({ context, asker, request }) => {
    requireReal(context)
    await proveWithPasskey(context, asker, (await formOf(request, passkeyForm)).answer)
    return { done: true }
  }),
)
