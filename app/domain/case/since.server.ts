import type { Tx } from '#db/connect.ts'
import { type CaseRow, movesOf } from '#db/queries/case.ts'
import { readableOf } from '#db/queries/case-readable.ts'
import { visit } from '#db/queries/case-visit.ts'
import type { Asker } from '../member/types.ts'
import type { ChangesSince } from './types.ts'

/**
 * Writes down that the asker looks, and answers what others changed since the visit before this one; null on the first
 * visit. Known to the asker alone.
 */
export async function changesSinceVisit(tx: Tx, asker: Asker, row: CaseRow): Promise<ChangesSince | null> {
  const since = await visit(tx, asker.id, row.id)
  if (!since) return null
  const moved = (await movesOf(tx, row.id)).some((move) => move.at > since && move.member_id !== asker.id)
  const state = moved ? row.state : null
  // Who writes it knows what was written.
  if (row.mine) return { since, texts: [], fields: [], state }
  const readable = await readableOf(tx, row.id)
  return { since, texts: after(since, readable?.changed), fields: after(since, row.changed), state }
}

const after = (since: Date, changed: Readonly<Record<string, string>> = {}) =>
  Object.entries(changed)
    .filter(([, at]) => new Date(at) > since)
    .map(([name]) => name)
