import type { Db } from '../connect.ts'

/**
 * One row of the log: who, deed, object, and with which roles and from which network. `member_id` and `session_id` are
 * ids; nothing is content. `network` counts while there is no session that knows its own.
 */
export const insertAuditRow = (
  db: Db,
  by: { id: string | null; sessionId: string | null; network?: string },
  deed: string,
  object: { kind: string; id: string | null; number?: number },
  outcome: 'done' | 'refused' | 'failed',
) => db`
  insert into audit_log (member_id, session_id, deed, object_kind, object_id, object_number, outcome, roles, network)
  values (${by.id}, ${by.sessionId}, ${deed}, ${object.kind}, ${object.id}, ${object.number ?? null}, ${outcome},
          array(select r.role from member_roles r where r.member_id = ${by.id}::uuid order by r.role),
          coalesce((select s.network from sessions s where s.id = ${by.sessionId}::uuid), ${by.network ?? ''}))`

/** What the log may be asked for; what is left out is not asked. Days are those of Amsterdam, both included. */
export interface LogFilter {
  readonly from?: string
  readonly to?: string
  readonly member?: string
  readonly caseNumber?: number
  readonly deed?: string
  /** Only rows before this one: the next page. */
  readonly before?: number
}

export interface LogRow {
  id: number
  at: Date
  member_id: string | null
  member_name: string | null
  session_id: string | null
  deed: string
  object_kind: string
  object_id: string | null
  object_number: number | null
  /** Name of the member or board it was done to. */
  object_name: string | null
  outcome: 'done' | 'refused' | 'failed'
  roles: string[]
  network: string
}

/** Rows that answer to the filter, newest first. */
export const logRows = (db: Db, filter: LogFilter, limit: number) => db<LogRow[]>`
  select l.id, l.at, l.member_id, m.name as member_name, l.session_id, l.deed, l.object_kind, l.object_id,
         l.object_number, coalesce(o.name, b.name) as object_name, l.outcome, l.roles, l.network
    from audit_log l
    left join members m on m.id = l.member_id
    left join members o on l.object_kind = 'member' and o.id = l.object_id
    left join boards b on l.object_kind = 'board' and b.id = l.object_id
   where ${matching(db, filter)}
   order by l.id desc
   limit ${limit}`

function matching(db: Db, { from, to, member, caseNumber, deed, before }: LogFilter) {
  return db`
    ${from ? db`l.at >= (${from}::date::timestamp at time zone 'Europe/Amsterdam')` : db`true`}
    and ${to ? db`l.at < ((${to}::date + 1)::timestamp at time zone 'Europe/Amsterdam')` : db`true`}
    and ${member ? db`l.member_id = ${member}` : db`true`}
    and ${caseNumber ? db`l.object_number = ${caseNumber} and l.object_kind <> 'member'` : db`true`}
    and ${deed ? db`l.deed = ${deed}` : db`true`}
    and ${before ? db`l.id < ${before}` : db`true`}`
}

/** Everyone who ever stood in the group, by name. */
export const namesInLog = (db: Db) => db<{ id: string; name: string }[]>`select id, name from members order by name, id`

/** A row with its moment to the microsecond, in the words that are sealed. */
export interface SealableRow {
  id: number
  at: string
  member_id: string | null
  session_id: string | null
  deed: string
  object_kind: string
  object_id: string | null
  object_number: number | null
  outcome: string
  roles: string[]
  network: string
}
const sealable = (db: Db) => db`
  l.id, to_char(l.at at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS.US') as at, l.member_id, l.session_id, l.deed,
  l.object_kind, l.object_id, l.object_number, l.outcome, l.roles, l.network`

/** Held while rows are sealed: two nodes never make two ends of one chain. Any number, ours alone. */
export const sealLock = 7302

/** How long, in minutes, a row may have waited in its transaction before it is sealed. */
export const lateMinutes = 2

/** Last place of the chain. */
export async function chainEnd(db: Db): Promise<{ place: number; link: Buffer } | undefined> {
  const [row] = await db<{ place: number; link: Buffer }[]>`
    select place, link from audit_seals order by place desc limit 1`
  return row
}

export async function linkAt(db: Db, place: number): Promise<Buffer | undefined> {
  const [row] = await db<{ link: Buffer }[]>`select link from audit_seals where place = ${place}`
  return row?.link
}

/**
 * Rows that wait for their seal, oldest first; at most `limit`. A row that claims to be older than what was sealed
 * before it came is left alone: it is no row of ours, and a check says so.
 */
export const unsealedRows = (db: Db, limit: number) => db<SealableRow[]>`
  select ${sealable(db)}
    from audit_log l
   where l.id > coalesce((select max(row_id) from audit_seals), 0) - 10000
     and not exists (select from audit_seals s where s.row_id = l.id)
     and l.at > coalesce((select sealed_at from audit_seals order by place desc limit 1), '-infinity')
                - make_interval(mins => ${lateMinutes})
   order by l.id
   limit ${limit}`

export interface Seal {
  place: number
  row_id: number
  key_id: number
  mac: Buffer
  link: Buffer
}
export const insertSeals = (db: Db, seals: readonly Seal[]) =>
  db`insert into audit_seals ${db(seals as never, 'place', 'row_id', 'key_id', 'mac', 'link')}`

/** The chain from a place on, with the row of each place, or nulls where the row is gone. */
export const sealsFrom = (db: Db, place: number, limit: number) => db<(Seal & { row: SealableRow | null })[]>`
  select s.place, s.row_id, s.key_id, s.mac, s.link, case when l.id is null then null else l.sealed end as row
    from audit_seals s
    left join lateral (
      select l.id, jsonb_build_object(
        'id', l.id, 'at', to_char(l.at at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS.US'), 'member_id', l.member_id,
        'session_id', l.session_id, 'deed', l.deed, 'object_kind', l.object_kind, 'object_id', l.object_id,
        'object_number', l.object_number, 'outcome', l.outcome, 'roles', to_jsonb(l.roles), 'network', l.network) as sealed
        from audit_log l where l.id = s.row_id) l on true
   where s.place >= ${place}
   order by s.place
   limit ${limit}`

/** Where the chain begins by now: the last place that was forgotten. */
export interface Forgotten {
  place: number
  link: Buffer
  before: Date
  key_id: number
  mac: Buffer
}
export async function lastForgotten(db: Db): Promise<Forgotten | undefined> {
  const [row] = await db<Forgotten[]>`
    select place, link, before, key_id, mac from audit_forgotten order by place desc limit 1`
  return row
}

/**
 * The last place of which it and all before it are older than the first day (Amsterdam) of the month so many years ago;
 * never the end of the chain. Nothing where there is none.
 */
export async function oldestToKeep(
  db: Db,
  years: number,
): Promise<{ place: number; link: Buffer; before: Date } | undefined> {
  const [row] = await db<{ place: number; link: Buffer; before: Date }[]>`
    with month as (
      select date_trunc('month', (now() - make_interval(years => ${years})) at time zone 'Europe/Amsterdam')
             at time zone 'Europe/Amsterdam' as before),
    kept as (
      select s.place from audit_seals s left join audit_log l on l.id = s.row_id, month
       where l.at is null or l.at >= month.before order by s.place limit 1)
    select s.place, s.link, month.before from audit_seals s, month
     where s.place < coalesce((select place from kept), (select max(place) from audit_seals))
     order by s.place desc limit 1`
  return row
}

/** Writes down where the chain begins from now on, and lets go of what came before. Answers how many rows. */
export async function forgetBefore(db: Db, from: Forgotten): Promise<number> {
  await db`insert into audit_forgotten ${db(from as never, 'place', 'link', 'before', 'key_id', 'mac')}`
  const { count } = await db`
    delete from audit_log l using audit_seals s where s.row_id = l.id and s.place <= ${from.place}`
  await db`delete from audit_seals where place <= ${from.place}`
  return count
}

/** The first row that should long have been sealed and is not; nothing where all is well. */
export async function strayRow(db: Db): Promise<number | null> {
  const [row] = await db<{ id: number }[]>`
    select l.id from audit_log l
     where not exists (select from audit_seals s where s.row_id = l.id)
       and l.at <= coalesce((select sealed_at from audit_seals order by place desc limit 1), '-infinity')
                   - make_interval(mins => ${lateMinutes})
     order by l.id limit 1`
  return row?.id ?? null
}

export interface CheckRow {
  at: Date
  rows: number
  fault: 'changed' | 'removed' | 'inserted' | 'reordered' | 'truncated' | 'unreadable' | null
  row_id: number | null
}
export const insertCheck = (db: Db, by: string | null, found: Omit<CheckRow, 'at'>) => db`
  insert into audit_checks (by_member, rows, fault, row_id) values (${by}, ${found.rows}, ${found.fault}, ${found.row_id})`

export async function lastCheck(db: Db): Promise<CheckRow | undefined> {
  const [row] = await db<CheckRow[]>`select at, rows, fault, row_id from audit_checks order by id desc limit 1`
  return row
}

/** First day of the month, in Amsterdam, of the oldest row and of now: `2026-10-01`. */
export async function monthsOfLog(db: Db): Promise<{ first: string | null; now: string }> {
  const [row] = await db<{ first: string | null; now: string }[]>`
    select to_char(date_trunc('month', (select at from audit_log order by id limit 1) at time zone 'Europe/Amsterdam'),
                   'YYYY-MM-DD') as first,
           to_char(date_trunc('month', now() at time zone 'Europe/Amsterdam'), 'YYYY-MM-DD') as now`
  return row ?? { first: null, now: '' }
}

export interface ReviewRow {
  month: string
  signed_by: string
  signed_name: string | null
  signed_at: Date
  outcome: 'nothing-odd' | 'looked-into'
}
export const reviews = (db: Db) => db<ReviewRow[]>`
  select to_char(r.month, 'YYYY-MM-DD') as month, r.signed_by, m.name as signed_name, r.signed_at, r.outcome
    from audit_reviews r left join members m on m.id = r.signed_by order by r.month desc`

/** Signs for a month; nothing where somebody did. Answers how many were signed: 0 or 1. */
export const insertReview = async (db: Db, month: string, by: string, outcome: string): Promise<number> =>
  (
    await db`insert into audit_reviews (month, signed_by, outcome) values (${month}, ${by}, ${outcome})
             on conflict (month) do nothing`
  ).count

export interface StandOutRow {
  what: 'many-read' | 'at-night' | 'refused' | 'exports' | 'emergency'
  member_id: string | null
  name: string | null
  times: number
}

/**
 * What stands out in a month, by person: hours in which more than `manyAnHour` different cases were read, deeds
 * between midnight and six, refusals, exports, and cases opened in an emergency.
 */
export const standingOut = (db: Db, month: string, manyAnHour: number) => db<StandOutRow[]>`
  with rows as (
    select l.*, l.at at time zone 'Europe/Amsterdam' as clock from audit_log l
     where l.at >= (${month}::date::timestamp at time zone 'Europe/Amsterdam')
       and l.at < ((${month}::date + interval '1 month')::timestamp at time zone 'Europe/Amsterdam')),
  found as (
    select 'many-read' as what, member_id, count(*)::int as times from (
      select member_id from rows where deed in ('case.read', 'emergency.read')
       group by member_id, date_trunc('hour', clock) having count(distinct object_id) > ${manyAnHour}) busy
     group by member_id
    union all
    select 'at-night', member_id, count(*)::int from rows
     where extract(hour from clock) < 6 and member_id is not null group by member_id
    union all
    select 'refused', member_id, count(*)::int from rows where outcome = 'refused' group by member_id
    union all
    select 'exports', member_id, count(*)::int from rows where deed like '%.export' and outcome = 'done' group by member_id
    union all
    select 'emergency', member_id, count(*)::int from rows where deed = 'emergency.open' and outcome = 'done' group by member_id)
  select f.what, f.member_id, m.name, f.times from found f left join members m on m.id = f.member_id
   order by array_position(array['emergency', 'many-read', 'exports', 'at-night', 'refused'], f.what), f.times desc, m.name`
