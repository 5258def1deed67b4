import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import type { StoredDocument } from '#db/queries/document.ts'

/** Origins of transactions on an open document. */
export const fromStore = 'store'
export const fromPeer = 'peer'

/**
 * The stored state as one Y.Doc.
 * @throws {Error} when rows are missing or do not fit together: a document is never served half
 */
export function openStored(row: StoredDocument, updates = storedUpdates(row)): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  requireContiguous(row)
  asOne(doc, fromStore, () => {
    for (const update of updates) Y.applyUpdate(doc, update, fromStore)
  })
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('stored document has a gap')
  return doc
}

/** Snapshot and log rows as updates, oldest first. */
export function storedUpdates(row: StoredDocument): Uint8Array[] {
  const updates = row.snapshot ? [row.codec === 1 ? gunzipSync(row.snapshot) : row.snapshot] : []
  let at = 0
  for (const length of row.log_lengths) {
    updates.push(row.log_bytes.subarray(at, at + length))
    at += length
  }
  return updates
}

function requireContiguous(row: StoredDocument): void {
  const rows = row.head_seq - row.snap_seq
  const whole = rows === 0 || (row.first_seq === row.snap_seq + 1 && row.last_seq === row.head_seq)
  if (row.log_lengths.length !== rows || !whole) throw new Error('rows are missing in the log')
  if (row.snap_seq > 0 && !row.snapshot) throw new Error('the snapshot is missing')
}

/**
 * Applies updates as one transaction that adds nothing of its own. Yjs takes marks out that have become needless after
 * what it takes for remote changes; done here, that would be a change by the server which its writer is never shown.
 */
export function asOne(doc: Y.Doc, origin: unknown, apply: () => void): void {
  doc.transact((transaction) => {
    apply()
    transaction.local = true
  }, origin)
}
