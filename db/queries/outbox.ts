import type { Mail } from '#app/domain/message/types.ts'
import type { Db } from '../connect.ts'

/** Lays one mail ready. */
export const insertMail = (db: Db, mail: Mail) => db`
  insert into outbox (member_id, to_address, to_name, subject, body, calendar, calendar_method, unsubscribe, secret)
  values (${mail.memberId}, ${mail.to.address}, ${mail.to.name}, ${mail.subject}, ${mail.body},
          ${mail.calendar?.text ?? null}, ${mail.calendar?.method ?? null}, ${mail.unsubscribe ?? null},
          ${mail.secret ?? false})`

export interface WaitingMailRow {
  id: string
  to_address: string
  to_name: string
  subject: string
  body: string
  calendar: string | null
  calendar_method: 'REQUEST' | 'CANCEL' | null
  unsubscribe: string | null
  attempts: number
}

/**
 * The next mail that is due, locked for this sender; another sender passes it by. A mail waits for an earlier one
 * to the same address: a calendar must not hear of a cancellation before the invitation.
 */
export async function claimMail(db: Db): Promise<WaitingMailRow | undefined> {
  const [row] = await db<WaitingMailRow[]>`
    select o.id, o.to_address, o.to_name, o.subject, o.body, o.calendar, o.calendar_method, o.unsubscribe, o.attempts
      from outbox o
     where o.state = 'waiting' and o.next_attempt_at <= now()
       and not exists (select from outbox e
                        where e.state = 'waiting' and e.to_address = o.to_address
                          and (e.created_at, e.id) < (o.created_at, o.id))
     order by o.created_at, o.id
     limit 1
     for update of o skip locked`
  return row
}

/** A secret does not outlive its sending. */
export const markSent = (db: Db, id: string) => db`
  update outbox set state = 'sent', sent_at = now(), attempts = attempts + 1, last_error = null,
                    body = case when secret then '' else body end
   where id = ${id}`

/** Another try later. `error` is a code, never an answer of the other server: that may name people. */
export const markRetry = (db: Db, id: string, afterSeconds: number, error: string) => db`
  update outbox set attempts = attempts + 1, last_error = ${error},
                    next_attempt_at = now() + ${afterSeconds} * interval '1 second'
   where id = ${id}`

export const markFailed = (db: Db, id: string, error: string) => db`
  update outbox set state = 'failed', attempts = attempts + 1, last_error = ${error} where id = ${id}`

/** How many mails wait, and how many failed for good. */
export async function stateOfOutbox(db: Db): Promise<{ waiting: number; failed: number }> {
  const [row] = await db<{ waiting: number; failed: number }[]>`
    select count(*) filter (where state = 'waiting')::int as waiting,
           count(*) filter (where state = 'failed')::int as failed from outbox`
  return row ?? { waiting: 0, failed: 0 }
}

/** Mails that went out, or never will, are forgotten after so many days. */
export const forgetMails = (db: Db, days: number) =>
  db`delete from outbox where state <> 'waiting' and created_at < now() - make_interval(days => ${days})`

export interface MailInListRow {
  id: string
  to_name: string
  to_address: string
  subject: string
  state: 'waiting' | 'sent' | 'failed'
  calendar_method: 'REQUEST' | 'CANCEL' | null
  created_at: Date
}

/** What was laid ready, newest first; at most `limit`. */
export const mails = (db: Db, limit = 200) => db<MailInListRow[]>`
  select id, to_name, to_address, subject, state, calendar_method, created_at
    from outbox order by created_at desc, to_name, id limit ${limit}`

export async function mail(
  db: Db,
  id: string,
): Promise<(MailInListRow & { body: string; calendar: string | null }) | undefined> {
  const [row] = await db<(MailInListRow & { body: string; calendar: string | null })[]>`
    select id, to_name, to_address, subject, body, calendar, calendar_method, state, created_at
      from outbox where id = ${id}`
  return row
}
