import { randomUUID } from 'node:crypto'
import { maps } from '#app/editor/fragments.ts'
import type { LoadContext } from '#app/load-context.ts'
import { as, asSystem } from '#db/as.ts'
import {
  allBoards,
  boardDocumentOf,
  cardOf,
  deleteBoardMember,
  insertBoard,
  insertBoardMember,
  setAdviceHours,
  sharedCards,
  upsertView,
} from '#db/queries/board.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { boardThrough, cardFrom } from './read.server.ts'
import type { View } from './view.ts'

type Services = Pick<LoadContext, 'db' | 'documents'>

/** A new board with its two documents, the coordinator on it. Answers its id. */
export async function createBoard(
  { db, documents }: Services,
  asker: Asker,
  form: { name: string; purpose: string },
): Promise<string> {
  if (!may(asker, 'board.create')) throw new Refusal('not-allowed')
  const board = { id: randomUUID(), documentId: randomUUID(), pinboardId: randomUUID(), ...form }
  await as(db, asker, async (tx) => {
    await insertBoard(tx, board)
    await documents.create(tx, { id: board.documentId, kind: 'board', subjectId: board.id })
    await documents.create(tx, { id: board.pinboardId, kind: 'pinboard', subjectId: board.id })
    await insertBoardMember(tx, board.id, asker.id)
    await record(tx, asker, 'board.create', { kind: 'board', id: board.id })
  })
  return board.id
}

/** Puts a member of the group on the board or takes them off; their open sockets follow within a second. */
export const changeMembership = (
  db: LoadContext['db'],
  asker: Asker,
  boardId: string | undefined,
  form: { member: string; on: 'yes' | 'no' },
) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    if (!may(asker, 'board.change-members', { onBoard: true })) throw new Refusal('not-allowed')
    const change = form.on === 'yes' ? insertBoardMember : deleteBoardMember
    const { count } = await change(tx, board.id, form.member)
    if (count === 0) throw new Refusal('already-done')
    await record(tx, asker, 'board.change-members', { kind: 'member', id: form.member })
  })

/** What a coordinator sets on a board. @throws {Refusal} 'not-found', 'not-allowed' */
export const changeSettings = (
  db: LoadContext['db'],
  asker: Asker,
  boardId: string | undefined,
  form: { adviceHours: number },
) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    if (!may(asker, 'board.change-settings', { onBoard: true })) throw new Refusal('not-allowed')
    await setAdviceHours(tx, board.id, form.adviceHours)
    await record(tx, asker, 'board.change-settings', { kind: 'board', id: board.id })
  })

/** Remembers how the asker likes to see this board. @throws {Refusal} 'not-found' */
export const keepView = (db: LoadContext['db'], asker: Asker, boardId: string | undefined, view: View) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    await upsertView(tx, asker.id, board.id, { ...view })
  })

/** The asker leaves the board: what they wrote stays, what they could open closes. */
export const leaveBoard = (db: LoadContext['db'], asker: Asker, boardId: string | undefined) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    await deleteBoardMember(tx, board.id, asker.id)
    await record(tx, asker, 'board.leave', { kind: 'board', id: board.id })
  })

/**
 * Brings the board's document up to date with one case, after the deed's commit. A case that only some may read,
 * or that a reader recognised, never enters the document: open pages hear by the pulse that they must ask again, each with their own rights.
 */
export async function showOnBoard({ db, documents }: Services, caseId: string): Promise<void> {
  const { row, documentId } = await asSystem(db, async (tx) => ({
    row: await cardOf(tx, caseId),
    documentId: await boardDocumentOf(tx, caseId),
  }))
  if (!documentId) return
  const shared = row && row.visibility === 'group' && !row.recognised ? cardFrom(row) : null
  await documents.writeMap(documentId, maps.cards, { [caseId]: shared })
  if (!shared) await documents.writeMap(documentId, maps.pulse, { at: new Date().toISOString() })
}

/**
 * Makes every board's document equal to its rows: at start, and whenever they might have parted. What is not among the
 * rows leaves the document, also when nobody remembers what it was.
 */
export async function rebuildBoards({ db, documents }: Services): Promise<void> {
  const boards = await asSystem(db, (tx) => allBoards(tx))
  for (const board of boards) {
    const rows = await asSystem(db, (tx) => sharedCards(tx, board.id))
    const cards = Object.fromEntries(rows.map((row) => [row.id, cardFrom(row)]))
    await documents.writeMap(board.document_id, maps.cards, cards, 'whole')
  }
}
