import { Refusal } from '#app/domain/refusal.ts'
import { asGuest } from '#app/gate.server.ts'

const refuse = async () => {
  throw new Refusal('not-found')
}

/** Every address that is not in the table: the same answer as for what one may not read. */
export const loader = asGuest('open.not-found', refuse)
export const action = asGuest('open.not-found', refuse)

/** Never shown: the loader always refuses, and the frame draws the answer. */
export default function NotFound() {
  return null
}
