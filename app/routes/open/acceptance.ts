import { accept } from '#app/domain/membership/accept.server.ts'
import { acceptForm } from '#app/domain/membership/schema.ts'
import { asGuest } from '#app/gate.server.ts'
import { answered, formOf } from '../cases/asked.server.ts'

/** The same deed for the page itself, which goes on at once to make a passkey. */
export const action = answered(
  asGuest('open.invitation', async ({ context, params, request }) => {
    await accept(context, params.token, await formOf(request, acceptForm))
    return { done: true }
  }),
)
