import type { Db } from '../connect.ts'

export interface VersionRow {
  id: string
  seq: number
  name: string | null
  kind: 'sitting' | 'named' | 'before-restore' | 'adopted'
  contributors: string[]
  created_by: string | null
  created_at: Date
}

/** Versions of a document as it is since its last rebuild, newest first. */
export const versionsOf = (db: Db, documentId: string) => db<VersionRow[]>`
  select v.id, v.seq, v.name, v.kind, v.contributors, v.created_by, v.created_at
    from collab_version v join collab_doc d on d.id = v.doc_id and d.epoch = v.epoch
   where v.doc_id = ${documentId} order by v.created_at desc, v.seq desc`

/**
 * The gzipped JSON of a version and the epoch it is of, or nothing; of what the document was before its last rebuild
 * there is nothing.
 */
export async function versionContent(db: Db, documentId: string, versionId: string) {
  const [row] = await db<{ epoch: number; content: Uint8Array }[]>`
    select v.epoch, v.content from collab_version v join collab_doc d on d.id = v.doc_id and d.epoch = v.epoch
     where v.doc_id = ${documentId} and v.id = ${versionId}`
  return row
}

/** The newest version: its text tells whether anything changed since. */
export async function newestVersion(db: Db, documentId: string, epoch: number) {
  const [row] = await db<{ seq: number; content: Uint8Array }[]>`
    select seq, content from collab_version where doc_id = ${documentId} and epoch = ${epoch}
     order by created_at desc, seq desc limit 1`
  return row
}

/**
 * Writes a version; who wrote is whoever stands in the log since the version before, and `contributors`. Under a share
 * lock of the document: a rebuild that is under way is waited for, and then nothing of its past is written. Answers the
 * version's id, or nothing when the epoch has passed.
 */
export async function insertVersion(
  db: Db,
  version: {
    documentId: string
    epoch: number
    seq: number
    name: string | null
    kind: VersionRow['kind']
    content: Uint8Array
    schemaVersion: number
    contributors: readonly string[]
    createdBy: string | null
  },
): Promise<string | undefined> {
  const [row] = await db<{ id: string }[]>`
    insert into collab_version (doc_id, epoch, seq, name, kind, content, schema_version, contributors, created_by)
    select d.id, d.epoch, ${version.seq}, ${version.name}, ${version.kind}, ${Buffer.from(version.content)},
           ${version.schemaVersion},
           array(select u.actor_id from collab_update u
                  where u.doc_id = d.id and u.epoch = d.epoch and u.actor_id is not null and u.seq <= ${version.seq}
                    and u.seq > coalesce((select max(v.seq) from collab_version v
                                           where v.doc_id = d.id and v.epoch = d.epoch), 0)
                 union
                 select unnest(${version.contributors as string[]}::uuid[])),
           ${version.createdBy}
      from collab_doc d where d.id = ${version.documentId} and d.epoch = ${version.epoch}
       for share of d
    returning id`
  return row?.id
}
