import type { Fragments } from '#app/domain/document/types.ts'
import type { Db } from '../connect.ts'

/** The readers' version of the long texts; nothing before publication. */
export async function readableOf(db: Db, caseId: string) {
  const [row] = await db<
    { content: Fragments; withheld_paragraphs: number; checked_at: Date; changed: Record<string, string> }[]
  >`select content, withheld_paragraphs, checked_at, changed from case_readable where case_id = ${caseId}`
  return row
}

/** Replaces the readers' version, with the moment of change for each text that differs. Nothing changes, and 0 rows are counted, when it says the same already. */
export const upsertReadable = (db: Db, caseId: string, content: Fragments, withheldParagraphs: number) => db`
  insert into case_readable as r (case_id, content, withheld_paragraphs)
  values (${caseId}, ${db.json(content as never)}, ${withheldParagraphs})
  on conflict (case_id) do update
     set content = excluded.content, withheld_paragraphs = excluded.withheld_paragraphs, checked_at = now(),
         changed = r.changed || (select coalesce(jsonb_object_agg(name, now()), '{}')
                                   from jsonb_object_keys(excluded.content) name
                                  where excluded.content -> name is distinct from r.content -> name)
   where r.content <> excluded.content or r.withheld_paragraphs <> excluded.withheld_paragraphs`

export interface DecisionRow {
  surface_hash: Uint8Array
  scope: string
  category: string
  tier: string
  reason: string
  note: string
  rule_version: number
}

/** What was kept on purpose in a case: keyed hashes, never words. */
export const decisionsOf = (db: Db, caseId: string) => db<DecisionRow[]>`
  select surface_hash, scope, category, tier, reason, note, rule_version from case_mark_decisions where case_id = ${caseId}`

export const upsertDecision = (db: Db, caseId: string, by: string, one: DecisionRow) => db`
  insert into case_mark_decisions (case_id, surface_hash, scope, category, tier, reason, note, rule_version, decided_by)
  values (${caseId}, ${one.surface_hash}, ${one.scope}, ${one.category}, ${one.tier}, ${one.reason}, ${one.note}, ${one.rule_version}, ${by})
  on conflict (case_id, scope, surface_hash) do update
     set category = excluded.category, tier = excluded.tier, reason = excluded.reason, note = excluded.note,
         rule_version = excluded.rule_version, decided_by = excluded.decided_by, decided_at = now()`

export const deleteDecision = (db: Db, caseId: string, surfaceHash: Uint8Array) =>
  db`delete from case_mark_decisions where case_id = ${caseId} and surface_hash = ${surfaceHash}`
