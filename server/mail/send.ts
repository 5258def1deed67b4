import { asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { claimMail, markFailed, markRetry, markSent } from '#db/queries/outbox.ts'
import type { Postman, Verdict } from './smtp.ts'
import type { MailLog } from './start.ts'

/** After this many tries, about four days, a mail has failed. */
export const mostAttempts = 40

/**
 * Sends everything that is due, one mail at a time. Claim and outcome are one transaction: two senders never take
 * the same mail, and a sender that dies leaves it waiting. What was accepted just before dying is sent again with
 * the same Message-ID, UID and SEQUENCE, which receivers take as one (SMTP offers no more: RFC 5321 §6.1).
 */
export async function sendDueMail({ db, log, post }: { db: Pool; log: MailLog; post: Postman }): Promise<void> {
  let verdict: Verdict | null
  do verdict = await sendOne({ db, log, post })
  while (verdict && verdict.outcome !== 'unreachable')
}

const sendOne = ({ db, log, post }: { db: Pool; log: MailLog; post: Postman }): Promise<Verdict | null> =>
  asSystem(db, async (tx) => {
    const mail = await claimMail(tx)
    if (!mail) return null
    const verdict = await post.deliver(mail)
    if (verdict.outcome === 'accepted') {
      await markSent(tx, mail.id)
      log.info('mail.sent', { id: mail.id })
    } else if (verdict.outcome === 'rejected' || mail.attempts + 1 >= mostAttempts) {
      await markFailed(tx, mail.id, verdict.code)
      log.error('mail.failed', { id: mail.id, code: verdict.code })
    } else {
      await markRetry(tx, mail.id, pauseSeconds(mail.attempts), verdict.code)
      log.warn('mail.later', { id: mail.id, code: verdict.code, attempts: mail.attempts + 1 })
    }
    return verdict
  })

/** Seconds until the next try: 5, 10, 20 and so on up to three hours, spread a little. */
export const pauseSeconds = (attempts: number, chance = Math.random()) =>
  Math.min(5 * 2 ** attempts, 3 * 3600) * (0.8 + 0.4 * chance)
