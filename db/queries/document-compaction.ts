import type { Db } from '../connect.ts'

/**
 * Replaces the log up to `seq` by a snapshot. Does nothing when the epoch has passed or a newer snapshot is there:
 * the check is inside the statement, so that any node may compact at any time. The last `keep` rows stay, so that
 * a node that lags seldom needs the snapshot.
 */
export async function compact(
  db: Db,
  doc: { id: string; epoch: number; seq: number; state: Uint8Array; codec: number; keep: number },
): Promise<boolean> {
  const [row] = await db<{ id: string }[]>`
    with c as (
      update collab_doc set snap_seq = ${doc.seq}
       where id = ${doc.id} and epoch = ${doc.epoch} and state = 'live' and snap_seq < ${doc.seq} and head_seq >= ${doc.seq}
      returning id),
    s as (
      insert into collab_snapshot (doc_id, epoch, seq, state, codec)
      select c.id, ${doc.epoch}, ${doc.seq}, ${Buffer.from(doc.state)}, ${doc.codec} from c
      on conflict (doc_id) do update
        set epoch = excluded.epoch, seq = excluded.seq, state = excluded.state, codec = excluded.codec),
    gone as (
      delete from collab_update u using c
       where u.doc_id = c.id and (u.epoch < ${doc.epoch} or (u.epoch = ${doc.epoch} and u.seq <= ${doc.seq - doc.keep})))
    select id from c`
  return row !== undefined
}

/** Documents of these kinds that still have a log, their last edit longer ago than `seconds`. */
export const withLog = (db: Db, kinds: readonly string[], seconds: number, limit = 50) => db<{ id: string }[]>`
  select d.id from collab_doc d
   where d.state = 'live' and d.kind = any(${kinds as string[]})
     and d.last_edit_at < now() - make_interval(secs => ${seconds})
     and exists (select from collab_update u where u.doc_id = d.id)
   order by d.last_edit_at limit ${limit}`

/** Drops rows that a snapshot holds already: deleted words leave storage with them. */
export const dropCovered = (db: Db, id: string) => db`
  delete from collab_update u using collab_doc d
   where d.id = ${id} and u.doc_id = d.id and u.epoch = d.epoch and u.seq <= d.snap_seq`
