import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import { unadvisedCases } from '#db/queries/silence.ts'
import { askingOf } from '../advice/asking.server.ts'
import type { Asker } from '../member/types.ts'
import { couldEver } from '../rights/policy.ts'
import { silenceOf } from './rules.ts'
import type { SilentCase } from './types.ts'

/** Everything that waits too long on the boards the asker coordinates, longest first, with whom to ask about each. */
export const readSilence = (db: Pool, asker: Asker, now: Date): Promise<SilentCase[]> =>
  as(db, asker, (tx) => silentCases(tx, asker, now))

/** The same within a larger question; at most `most`. Nothing for who is no coordinator. */
export async function silentCases(
  tx: Tx,
  asker: Asker,
  now: Date,
  most = Number.POSITIVE_INFINITY,
): Promise<SilentCase[]> {
  if (!couldEver(asker, 'silence.read')) return []
  const found: SilentCase[] = []
  for (const row of await unadvisedCases(tx, asker.id)) {
    if (found.length >= most) break
    const silence = silenceOf({ placedAt: row.placed_at, firstReactionAt: row.first_reaction_at, advised: false }, now)
    if (!silence) continue
    found.push({
      id: row.id,
      number: row.number,
      question: row.question,
      state: row.state,
      boardName: row.board_name,
      urgency: row.urgency,
      safety: row.safety,
      placedAt: row.placed_at,
      ...silence,
      asking: await askingOf(tx, asker, row.id, true),
    })
  }
  return found
}
