import type { Tx } from '#db/connect.ts'
import type { Asker } from '../member/types.ts'

/** What a shared document is about. One Yjs document each; `subjectId` names the row it belongs to. */
export type DocumentKind = 'case' | 'case-notes' | 'practice-note' | 'minutes' | 'board' | 'pinboard'

/** A ProseMirror document as JSON (`{ type: 'doc', content: [...] }`). */
export interface RichText {
  type: 'doc'
  content?: unknown[]
}

/** Fragment name to its text; fragment names are listed per kind in app/editor/fragments.ts. */
export type Fragments = Record<string, RichText>

export interface DocumentVersion {
  readonly id: string
  readonly seq: number
  readonly name: string | null
  readonly kind: 'sitting' | 'named' | 'before-restore' | 'adopted'
  readonly contributors: readonly string[]
  readonly createdBy: string | null
  readonly createdAt: Date
}

/** What a page needs to open a document: the room is `id.epoch`, pinned for the life of the page. */
export interface RoomOf {
  readonly id: string
  readonly epoch: number
  readonly right: 'read' | 'write'
}

/**
 * The shared documents, as the rest of the house uses them; server/collab implements it.
 * Nothing here checks rights: the deed that calls has done so.
 */
export interface Documents {
  /** Makes the document and seeds it, in the caller's transaction: the only moment of seeding. */
  create(tx: Tx, doc: { id: string; kind: DocumentKind; subjectId: string; seed?: Fragments }): Promise<void>
  /** The committed text, read in the caller's transaction (with the row locked when `lock`). */
  read(tx: Tx, id: string, options?: { lock?: boolean }): Promise<{ epoch: number; seq: number; fragments: Fragments }>
  /**
   * The one writer path beside the editors: replaces fragments as a minimal change on the live document, so
   * that what others type meanwhile survives. Resolves after the commit.
   * @throws {Refusal} 'stale' when the document is rebuilt meanwhile
   */
  write(id: string, by: { id: string } | null, fragments: Fragments): Promise<void>
  /**
   * Changes a top-level map (board cards, pulses): key to value, `null` deletes. `whole` lets go of every key that is
   * not among the entries. Resolves after the commit.
   */
  writeMap(id: string, map: string, entries: Record<string, unknown | null>, whole?: 'whole'): Promise<void>
  /**
   * Builds the document afresh from `fragments` under epoch + 1 and deletes its log, clients and versions, in
   * the caller's transaction. Open sockets are closed with 4409 once `announceRebuilt` is called after commit.
   */
  rebuild(tx: Tx, id: string, fragments: Fragments): Promise<{ epoch: number }>
  announceRebuilt(id: string): Promise<void>
  /** Deletes a document with all it holds, in the caller's transaction. */
  remove(tx: Tx, id: string): Promise<void>
  /** Versions, newest first. */
  versions(tx: Tx, id: string): Promise<DocumentVersion[]>
  versionText(tx: Tx, id: string, versionId: string): Promise<Fragments | null>
  /** Keeps the committed text as the version that was adopted, in the transaction of the adoption. */
  keepAdopted(tx: Tx, id: string, by: { id: string }): Promise<void>
  /** Keeps the present text as a version with a name. @throws {Refusal} 'stale' when it is rebuilt meanwhile */
  keepVersion(id: string, by: Asker, name: string): Promise<string>
  /**
   * Brings a version back as a forward change; the present text is kept first as 'before-restore'.
   * @throws {Refusal} 'not-found'; 'stale' when the document is rebuilt meanwhile
   */
  restoreVersion(id: string, by: Asker, versionId: string): Promise<void>
}
