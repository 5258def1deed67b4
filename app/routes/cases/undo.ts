import { undoMove } from '#app/domain/case/move.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from './asked.server.ts'

/** Takes back one's own last move, for ten seconds. */
export const action = answered(
  asMember('case.read', async ({ context, asker, params }) => ({
    done: true,
    to: await undoMove(context, asker, params.caseId),
  })),
)
