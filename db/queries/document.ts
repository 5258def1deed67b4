import type { DocumentKind } from '#app/domain/document/types.ts'
import type { Db } from '../connect.ts'

/** 'bench' documents exist for measuring only. */
export type StoredKind = DocumentKind | 'bench'

export interface DocumentRow {
  id: string
  kind: StoredKind
  subject_id: string
  epoch: number
  head_seq: number
  snap_seq: number
  schema_version: number
  state: 'live' | 'locked' | 'deleted'
  /** Rises whenever who may open the document may have changed. */
  standing_version: number
}

/** Everything that a node needs to open a document, read in one statement and so of one moment. */
export interface StoredDocument extends DocumentRow {
  snapshot: Uint8Array | null
  codec: number | null
  log_bytes: Uint8Array
  log_lengths: number[]
  first_seq: number | null
  last_seq: number | null
  owners: [clientId: number, memberId: string | null][]
}

/** The document with its snapshot, the log after it (as one run of bytes, cut by lengths) and who owns which client id. */
export async function storedDocument(db: Db, id: string): Promise<StoredDocument | undefined> {
  const [row] = await db<StoredDocument[]>`
    select d.id, d.kind, d.subject_id, d.epoch, d.head_seq, d.snap_seq, d.schema_version, d.state, d.standing_version,
           s.state as snapshot, s.codec,
           coalesce(l.bytes, ''::bytea) as log_bytes, coalesce(l.lengths, '{}') as log_lengths,
           l.first_seq, l.last_seq,
           coalesce((select json_agg(json_build_array(c.client_id, c.member_id))
                       from collab_client c where c.doc_id = d.id and c.epoch = d.epoch), '[]') as owners
      from collab_doc d
      left join collab_snapshot s on s.doc_id = d.id and s.epoch = d.epoch
      left join lateral (
        select string_agg(u.payload, ''::bytea order by u.seq) as bytes,
               array_agg(length(u.payload) order by u.seq) as lengths,
               min(u.seq) as first_seq, max(u.seq) as last_seq
          from collab_update u
         where u.doc_id = d.id and u.epoch = d.epoch and u.seq > d.snap_seq) l on true
     where d.id = ${id}`
  return row
}

/** The rows committed after `seq`, in order: what other nodes wrote. */
export const updatesAfter = (db: Db, id: string, epoch: number, seq: number) =>
  db<{ seq: number; payload: Uint8Array }[]>`
  select u.seq, u.payload from collab_update u
   where u.doc_id = ${id} and u.epoch = ${epoch} and u.seq > ${seq} order by u.seq`

/** Who owns which client id of this epoch. */
export const ownersOf = (db: Db, id: string, epoch: number) => db<{ client_id: number; member_id: string | null }[]>`
  select client_id, member_id from collab_client where doc_id = ${id} and epoch = ${epoch}`

/** Where the documents stand now: one look for all that are open on a node. */
export const headsOf = (db: Db, ids: readonly string[]) =>
  db<Pick<DocumentRow, 'id' | 'epoch' | 'head_seq' | 'state' | 'schema_version' | 'standing_version'>[]>`
  select id, epoch, head_seq, state, schema_version, standing_version from collab_doc where id = any(${ids as string[]}::uuid[])`

/** From now on the document is written by editors of this schema or newer ones. */
export const raiseSchema = (db: Db, id: string, schemaVersion: number) => db`
  update collab_doc set schema_version = greatest(schema_version, ${schemaVersion}) where id = ${id}`

/** The row of a document; `lock` holds it, and with it every writer, until the end of the transaction. */
export async function documentRow(db: Db, id: string, lock = false): Promise<DocumentRow | undefined> {
  const [row] = await db<DocumentRow[]>`
    select id, kind, subject_id, epoch, head_seq, snap_seq, schema_version, state, standing_version from collab_doc
     where id = ${id} ${lock ? db`for update` : db``}`
  return row
}

export const insertDocument = (
  db: Db,
  doc: { id: string; kind: StoredKind; subjectId: string; schemaVersion: number },
) => db`
  insert into collab_doc (id, kind, subject_id, schema_version)
  values (${doc.id}, ${doc.kind}, ${doc.subjectId}, ${doc.schemaVersion})`

/** Makes a document for measuring, once. */
export const insertBenchDocument = (db: Db, id: string, schemaVersion: number) => db`
  insert into collab_doc (id, kind, subject_id, schema_version) values (${id}, 'bench', ${id}, ${schemaVersion})
  on conflict do nothing`

/** Writes the first state of an epoch; its client ids belong to the server. */
export async function seedDocument(
  db: Db,
  doc: { id: string; epoch: number; state: Uint8Array; codec: number; clientIds: readonly number[] },
): Promise<void> {
  await db`
    insert into collab_snapshot (doc_id, epoch, seq, state, codec)
    values (${doc.id}, ${doc.epoch}, 0, ${doc.state}, ${doc.codec})
    on conflict (doc_id) do update set epoch = excluded.epoch, seq = 0, state = excluded.state, codec = excluded.codec`
  await db`
    insert into collab_client (doc_id, epoch, client_id, member_id)
    select ${doc.id}, ${doc.epoch}, c, null from unnest(${doc.clientIds as number[]}::bigint[]) c
    on conflict do nothing`
}

/** Starts the next epoch: what was written before it is gone with this transaction. Answers the new epoch. */
export async function nextEpoch(db: Db, id: string): Promise<number> {
  await db`delete from collab_update where doc_id = ${id}`
  await db`delete from collab_client where doc_id = ${id}`
  await db`delete from collab_version where doc_id = ${id}`
  await db`delete from collab_snapshot where doc_id = ${id}`
  const [row] = await db<{ epoch: number }[]>`
    update collab_doc set epoch = epoch + 1, head_seq = 0, snap_seq = 0, last_edit_at = now()
     where id = ${id} returning epoch`
  return row!.epoch
}

/** Deletes a document with its log, clients, snapshot and versions. The row comes first: a commit under way is waited for. */
export async function deleteDocument(db: Db, id: string): Promise<void> {
  await documentRow(db, id, true)
  await db`delete from collab_update where doc_id = ${id}`
  await db`delete from collab_client where doc_id = ${id}`
  await db`delete from collab_doc where id = ${id}`
}
