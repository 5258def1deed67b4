import { redirect } from '@remix-run/node'
import { checkLog } from '#app/domain/audit/read.server.ts'
import { asMember } from '#app/gate.server.ts'

/** Looks at the whole chain of the log, now. */
export const action = asMember('log.check', async ({ asker, context }) => {
  await checkLog(context, asker)
  return redirect('/log', 303)
})
