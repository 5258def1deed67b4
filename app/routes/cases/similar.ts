import { readSimilar } from '#app/domain/case/similar.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from './asked.server.ts'

/** Earlier cases that look like the one being brought in, for the place under its question. */
export const loader = answered(
  asMember('case.write', async ({ context, asker, params }) => ({
    similar: await readSimilar(context, asker, params.caseId),
  })),
)
