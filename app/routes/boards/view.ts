import { viewForm } from '#app/domain/board/schema.ts'
import { everything, viewFrom } from '#app/domain/board/view.ts'
import { keepView } from '#app/domain/board/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { answered } from '../cases/asked.server.ts'

/** Remembers how one likes to see a board. */
export const action = answered(
  asMember('board.read', async ({ db, asker, params, request }) => {
    const asked = viewForm.parse(Object.fromEntries(await request.formData()))
    await keepView(db, asker, params.boardId, viewFrom(asked) ?? everything)
    return { done: true }
  }),
)
