import { z } from 'zod'
import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import { type MailInListRow, mail, mails } from '#db/queries/outbox.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import type { MailInOutbox } from './types.ts'

type Services = Pick<LoadContext, 'db' | 'settings'>

/** What the trial would have sent, newest first. @throws {Refusal} 'not-found' outside the trial */
export async function readOutbox({ db, settings }: Services, asker: Asker): Promise<MailInOutbox[]> {
  requireTrial(settings, asker)
  return (await as(db, asker, (tx) => mails(tx))).map(fromRow)
}

/** One mail with its calendar file. @throws {Refusal} 'not-found' */
export async function readMail({ db, settings }: Services, asker: Asker, id: string | undefined) {
  requireTrial(settings, asker)
  const mailId = z.uuid().safeParse(id)
  const row = await as(db, asker, async (tx) => {
    const found = mailId.success ? await mail(tx, mailId.data) : undefined
    if (found) await record(tx, asker, 'outbox.read', { kind: 'member', id: null })
    return found
  })
  if (!row) throw new Refusal('not-found')
  return { ...fromRow(row), body: row.body, calendar: row.calendar }
}

function requireTrial(settings: LoadContext['settings'], asker: Asker) {
  if (!settings.trial || !may(asker, 'outbox.read')) throw new Refusal('not-found')
}

const fromRow = (row: MailInListRow): MailInOutbox => ({
  id: row.id,
  to: { name: row.to_name, address: row.to_address },
  subject: row.subject,
  state: row.state,
  method: row.calendar_method,
  writtenAt: row.created_at,
})
