import type { Language } from '#app/domain/member/types.ts'
import type { MessageKind, Way } from '#app/domain/message/kinds.ts'
import type { Role } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'

export interface MessageRow {
  id: string
  kind: MessageKind
  object_kind: string
  object_id: string | null
  object_number: number | null
  stands_in_for: string | null
  created_at: Date
  read_at: Date | null
}

/**
 * Lays a message ready for someone who is still here; and for whoever stands in for them while they are away, as far as
 * these may read the case it is about.
 */
export const insertMessage = (
  db: Db,
  message: {
    to: string
    kind: MessageKind
    object: { kind: string; id: string | null; number?: number }
    alsoStandIn: boolean
  },
) => db`
  insert into messages (member_id, kind, object_kind, object_id, object_number, stands_in_for)
  select p.id, ${message.kind}, ${message.object.kind}, ${message.object.id}, ${message.object.number ?? null},
         case when p.id <> m.id then m.id end
    from members m
    join members p on p.id = m.id
         or (${message.alsoStandIn} and p.id = m.stand_in_id and m.absent_until >= current_date
             and (${message.object.kind} <> 'case' or p.id in (select case_audience(${message.object.id}::uuid))))
   where m.id = ${message.to} and p.left_at is null and p.suspended_at is null`

/** Who can read a case on their own account. */
export const audienceOf = async (db: Db, caseId: string): Promise<string[]> =>
  (await db<{ id: string }[]>`select case_audience(${caseId}) as id`).map(({ id }) => id)

/** Everyone who is in the group today, one excepted. */
export const everyoneBut = async (db: Db, memberId: string): Promise<string[]> =>
  (
    await db<{ id: string }[]>`
      select id from members where id <> ${memberId} and left_at is null and suspended_at is null`
  ).map(({ id }) => id)

/** Who has this role and was not told of this kind since the month (in Amsterdam) began. */
export const notYetTold = async (db: Db, kind: MessageKind, role: Role): Promise<string[]> =>
  (
    await db<{ id: string }[]>`
      select m.id from members m join member_roles r on r.member_id = m.id and r.role = ${role}
       where m.left_at is null and m.suspended_at is null
         and not exists (select from messages s
                          where s.member_id = m.id and s.kind = ${kind} and s.stands_in_for is null
                            and s.created_at >= date_trunc('month', now() at time zone 'Europe/Amsterdam')
                                                at time zone 'Europe/Amsterdam')`
  ).map(({ id }) => id)

/** Who wrote in the thread of a case. */
export const writersIn = async (db: Db, caseId: string): Promise<string[]> =>
  (await db<{ id: string }[]>`select distinct writer_id as id from contributions where case_id = ${caseId}`).map(
    ({ id }) => id,
  )

/** Someone's messages, newest first; at most `limit`. */
export const messagesOf = (db: Db, memberId: string, limit = 100) => db<(MessageRow & { for_name: string | null })[]>`
  select s.id, s.kind, s.object_kind, s.object_id, s.object_number, s.stands_in_for, s.created_at, s.read_at,
         f.name as for_name
    from messages s left join members f on f.id = s.stands_in_for
   where s.member_id = ${memberId}
   order by s.created_at desc, s.id limit ${limit}`

export async function messageOf(db: Db, memberId: string, id: string): Promise<MessageRow | undefined> {
  const [row] = await db<MessageRow[]>`
    select id, kind, object_kind, object_id, object_number, stands_in_for, created_at, read_at
      from messages where member_id = ${memberId} and id = ${id}`
  return row
}

/** How many messages someone has not read. */
export async function unreadOf(db: Db, memberId: string): Promise<number> {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from messages where member_id = ${memberId} and read_at is null`
  return row?.n ?? 0
}

/** Marks one message, or all, as read. */
export const markRead = (db: Db, memberId: string, id: string | null) => db`
  update messages set read_at = now()
   where member_id = ${memberId} and read_at is null and (${id}::uuid is null or id = ${id}::uuid)`

export const choicesOf = (db: Db, memberId: string) =>
  db<{ kind: MessageKind; way: Way }[]>`select kind, way from message_choices where member_id = ${memberId}`

export const upsertChoice = (db: Db, memberId: string, kind: MessageKind, way: Way) => db`
  insert into message_choices (member_id, kind, way) values (${memberId}, ${kind}, ${way})
  on conflict (member_id, kind) do update set way = excluded.way`

export interface DigestRow {
  digest: 'by-size' | 'daily' | 'weekly' | 'never'
  digest_hour: number
  digest_day: number
}

export async function digestOf(db: Db, memberId: string): Promise<DigestRow | undefined> {
  const [row] = await db<DigestRow[]>`
    select digest, digest_hour, digest_day from members where id = ${memberId}`
  return row
}

export const updateDigest = (db: Db, memberId: string, to: DigestRow) => db`
  update members set digest = ${to.digest}, digest_hour = ${to.digest_hour}, digest_day = ${to.digest_day}
   where id = ${memberId}`

export interface ToDeliverRow {
  id: string
  kind: MessageKind
  member_id: string
  name: string
  email: string
  language: Language
  /** What this person chose for this kind; null for how it is meant. */
  chosen: Way | null
}

/** Messages nobody looked at yet, held for this deliverer; another passes them by. */
export const messagesToDeliver = (db: Db, limit = 100) => db<ToDeliverRow[]>`
  select s.id, s.kind, s.member_id, m.name, m.email, m.language,
         (select c.way from message_choices c where c.member_id = s.member_id and c.kind = s.kind) as chosen
    from messages s join members m on m.id = s.member_id
   where s.delivered_at is null
   order by s.created_at, s.id limit ${limit}
     for update of s skip locked`

export const markDelivered = (db: Db, id: string, mailed: boolean) => db`
  update messages set delivered_at = now(), mailed_at = case when ${mailed} then now() end where id = ${id}`

export interface ToDigestRow extends DigestRow {
  id: string
  name: string
  email: string
  language: Language
  digested_on: string | null
}

/** The next member whose digest could be due on this day, held for this deliverer. */
export async function memberToDigest(db: Db, today: string, after: string): Promise<ToDigestRow | undefined> {
  const [row] = await db<ToDigestRow[]>`
    select m.id, m.name, m.email, m.language, m.digest, m.digest_hour, m.digest_day, m.digested_on::text
      from members m
     where m.left_at is null and m.suspended_at is null and m.digest <> 'never' and m.id > ${after}
       and (m.digested_on is null or m.digested_on < ${today}::date)
       and exists (select from messages s where s.member_id = m.id and s.read_at is null and s.mailed_at is null
                      and s.delivered_at is not null)
     order by m.id limit 1
       for update of m skip locked`
  return row
}

/** What has not been read or mailed yet, with what this person chose for it. */
export const unmailedOf = (db: Db, memberId: string) => db<{ id: string; kind: MessageKind; chosen: Way | null }[]>`
  select s.id, s.kind, (select c.way from message_choices c where c.member_id = s.member_id and c.kind = s.kind) as chosen
    from messages s
   where s.member_id = ${memberId} and s.read_at is null and s.mailed_at is null and s.delivered_at is not null
     for update`

export async function markDigested(db: Db, memberId: string, today: string, ids: readonly string[]): Promise<void> {
  await db`update members set digested_on = ${today}::date where id = ${memberId}`
  if (ids.length > 0) await db`update messages set mailed_at = now() where id = any(${ids as string[]}::uuid[])`
}

/** How many people are in the group: a small one hears daily. */
export async function sizeOfGroup(db: Db): Promise<number> {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from members where left_at is null and suspended_at is null`
  return row?.n ?? 0
}

/** Messages that were read, or that nobody will read any more, are forgotten. */
export const forgetMessages = (db: Db, days: number) =>
  db`delete from messages where coalesce(read_at, created_at + interval '1 year') < now() - make_interval(days => ${days})`
