import { redirect } from '@remix-run/node'
import { leaveBoard } from '#app/domain/board/write.server.ts'
import { asMember } from '#app/gate.server.ts'

export const action = asMember('board.leave', async ({ db, asker, params }) => {
  await leaveBoard(db, asker, params.boardId)
  return redirect('/boards')
})
