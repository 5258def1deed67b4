import type { Db } from '../connect.ts'

/** Rows of one turn of the committer, column by column; `doc` points into `docs` from 1, `payloads` is cut by `lengths`. */
export interface Batch {
  docs: string[]
  epochs: number[]
  doc: number[]
  actors: (string | null)[]
  origins: number[]
  lengths: number[]
  payloads: Buffer
  claimDoc: number[]
  claimClients: number[]
  claimMembers: (string | null)[]
}

/**
 * How one document came out of a turn; `nr` points into `docs` from 1. `written`: its rows follow `base`. `fenced`: its
 * epoch has passed or it is not live. `contested`: a client id that was claimed belongs to somebody else. `busy`: another
 * transaction holds it, ask again.
 */
export interface Committed {
  nr: number
  base: number
  outcome: 'written' | 'fenced' | 'contested' | 'busy'
}

/** Appends a batch: one statement and so one transaction. See migration 0016 for what is checked, and when. */
export const commitBatch = (db: Db, batch: Batch) => db<Committed[]>`
  select nr, base, outcome from collab_commit(
    ${batch.docs}::uuid[], ${batch.epochs}::int[],
    ${batch.doc}::int[], ${batch.actors}::uuid[], ${batch.origins}::smallint[], ${batch.lengths}::int[],
    ${batch.payloads}::bytea,
    ${batch.claimDoc}::int[], ${batch.claimClients}::bigint[], ${batch.claimMembers}::uuid[])`
