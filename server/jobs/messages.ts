import { deliverMessages, sendDigests } from '#app/domain/message/deliver.server.ts'
import { tellOfMonth } from '#app/domain/message/month.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import { forgetMessages } from '#db/queries/message.ts'
import { forgetMails } from '#db/queries/outbox.ts'
import { type Rounds, rounds } from './round.ts'

const everyMs = 2000
const digestEveryMs = 60_000
const cleanEveryMs = 3600_000
/** Days for which what was sent, or read, is kept. */
const kept = { mails: 30, messages: 365 } as const

/**
 * Brings word of messages the way their readers chose, sends digests when they are due, says that a month of the log
 * waits, and forgets what is old.
 */
export function bringMessages(
  services: Pick<LoadContext, 'db' | 'keys' | 'outbox' | 'settings' | 'logHead'>,
  failed: (error: unknown) => void,
): Rounds {
  let digested = 0
  let cleaned = 0
  return rounds(
    async () => {
      await deliverMessages(services)
      if (Date.now() - digested >= digestEveryMs) {
        digested = Date.now()
        await sendDigests(services, new Date())
      }
      if (Date.now() - cleaned >= cleanEveryMs) {
        cleaned = Date.now()
        await tellOfMonth(services.db, new Date())
        await asSystem(services.db, async (tx) => {
          await forgetMessages(tx, kept.messages)
          // In the trial the outbox is there to be read.
          if (!services.settings.trial) await forgetMails(tx, kept.mails)
        })
      }
    },
    everyMs,
    failed,
  )
}
