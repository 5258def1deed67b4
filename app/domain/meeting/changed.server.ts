import { maps } from '#app/editor/fragments.ts'
import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import type { Asker } from '../member/types.ts'
import { meetingThrough } from './read.server.ts'

export type MeetingServices = Pick<LoadContext, 'db' | 'documents' | 'outbox' | 'settings' | 'reportError'>

/** Open pages of the meeting ask again, each with their own rights. What fails here is reported: the deed is done. */
export async function onMeetingChanged(
  { db, documents, reportError }: MeetingServices,
  asker: Asker,
  meetingId: string | undefined,
): Promise<void> {
  try {
    const { minutesId } = await as(db, asker, (tx) => meetingThrough(tx, asker, meetingId))
    await documents.writeMap(minutesId, maps.pulse, { at: new Date().toISOString() })
  } catch (error) {
    reportError(error)
  }
}
