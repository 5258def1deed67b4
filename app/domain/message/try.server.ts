import { messagesFor } from '#app/i18n/index.ts'
import type { LoadContext } from '#app/load-context.ts'
import { as, asSystem } from '#db/as.ts'
import { personOf } from '#db/queries/membership.ts'
import { stateOfOutbox } from '#db/queries/outbox.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'

type Services = Pick<LoadContext, 'db' | 'tryMail'>

/** Is there a mail server, and how much waits for it? */
export const mailState = async ({ db, tryMail: server }: Services) => ({
  set: server !== null,
  ...(await asSystem(db, (tx) => stateOfOutbox(tx))),
})

/** Sends one mail to the asker, now. @throws {Refusal} 'wrong-state' where there is no mail server */
export async function tryMail({ db, tryMail: server }: Services, asker: Asker) {
  if (!server) throw new Refusal('wrong-state')
  const who = await as(db, asker, async (tx) => {
    await record(tx, asker, 'system.mail', { kind: 'installation', id: null })
    return personOf(tx, asker.id)
  })
  if (!who) throw new Refusal('not-found')
  const m = messagesFor(asker.language).message.test
  return server({ to: { name: who.name, address: who.email }, subject: m.subject, text: m.body })
}
