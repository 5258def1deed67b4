import { notNow } from '#app/domain/advice/asking.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from './asked.server.ts'

/** Who was asked says not now. */
export const action = answered(
  asMember('case.read', async ({ context, asker, params }) => {
    await notNow(context, asker, params.caseId)
    return { done: true }
  }),
)
