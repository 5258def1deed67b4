import type { Outbox, TryMail } from '#app/domain/message/types.ts'
import type { Settings } from '#app/load-context.ts'
import type { Pool } from '#db/connect.ts'
import { insertMail } from '#db/queries/outbox.ts'
import { rounds } from '../jobs/round.ts'
import type { Log } from '../log.ts'
import { sendDueMail } from './send.ts'
import { postman } from './smtp.ts'

/** What the sender writes down: codes and counts, never an address or a subject. */
export type MailLog = Pick<Log, 'info' | 'warn' | 'error'>

/** Look for mail this often when nobody nudges: what another node wrote, and second tries. */
const everyMs = 5_000

/**
 * Mail is laid in the outbox in the deed's own transaction and sent from there. Without `smtp` it stays there, where
 * the coordinator of the trial reads it.
 * @param smtp  `smtps://user:password@host:465` or `smtp://…:587`; null for none
 * @param ca    certificate authority (PEM) to trust besides the known ones
 */
export function startMail({
  db,
  log,
  settings,
  smtp,
  ca,
}: {
  db: Pool
  log: MailLog
  settings: Pick<Settings, 'mailFrom'>
  smtp: string | null | undefined
  ca?: string
}): { outbox: Outbox; tryMail: TryMail; stop(): Promise<void> } {
  const put: Outbox['put'] = async (tx, mail) => {
    await insertMail(tx, mail)
  }
  if (!smtp) return { outbox: { put, nudge: () => undefined }, tryMail: null, stop: async () => undefined }

  const post = postman({ url: smtp, from: settings.mailFrom, ca })
  const sending = rounds(
    () => sendDueMail({ db, log, post }),
    everyMs,
    (error) => log.error('mail.round-failed', { code: (error as { code?: string }).code ?? 'unknown' }),
  )
  return {
    outbox: { put, nudge: sending.nudge },
    tryMail: post.tryOut,
    async stop() {
      await sending.stop()
      post.close()
    },
  }
}
