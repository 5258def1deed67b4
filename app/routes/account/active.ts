import { sawPerson } from '#app/domain/member/session.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from '../cases/asked.server.ts'

/** An open page tells that the person did something: typed, pointed, touched. Nothing else keeps a screen open. */
export const action = answered(
  asMember('account.active', async ({ db, asker }) => {
    await sawPerson(db, asker)
    return { done: true, member: asker.id }
  }),
)
