import type { LoadContext } from '#app/load-context.ts'
import { as } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import {
  adviceHoursOf,
  type BoardRow,
  boardFor,
  boardsFor,
  type CardRow,
  cardsFor,
  membersAround,
  viewOf,
} from '#db/queries/board.ts'
import { record } from '../audit/write.server.ts'
import type { RichText } from '../document/types.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { boardId as idOf } from './schema.ts'
import type { Board, BoardInList, Card, MyCard } from './types.ts'
import { type View, viewFrom } from './view.ts'

/** The boards the asker is on. */
export const myBoards = (db: Pool, asker: Asker): Promise<BoardInList[]> =>
  as(db, asker, async (tx) =>
    (await boardsFor(tx, asker.id)).map((row) => ({ ...fromRow(row), members: row.members, open: row.open })),
  )

/**
 * One board with the cards the asker may read.
 * @param waits  whom a case waits for, as the asker's first page says
 * @throws {Refusal} 'not-found', also for a board the asker is not on
 */
export const readBoard = (
  db: Pool,
  asker: Asker,
  boardId: string | undefined,
  waits: (caseId: string) => MyCard['waits'] = () => null,
): Promise<{ board: Board; cards: MyCard[]; people: { id: string; name: string }[]; view: View | null }> =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    const cards = await cardsFor(tx, asker.id, board.id)
    await record(tx, asker, 'board.read', { kind: 'board', id: board.id })
    return {
      board,
      cards: cards.map((row) => ({
        ...cardFrom(row),
        mine: row.mine,
        restricted: row.visibility !== 'group' || row.recognised,
        news: row.news,
        waits: waits(row.id),
      })),
      people: (await membersAround(tx, board.id)).filter((one) => one.on_board).map(({ id, name }) => ({ id, name })),
      view: viewFrom(await viewOf(tx, asker.id, board.id)),
    }
  })

/** A board by its name and address alone. @throws {Refusal} 'not-found' */
export const boardNamed = (db: Pool, asker: Asker, boardId: string | undefined): Promise<Board> =>
  as(db, asker, (tx) => boardThrough(tx, asker, boardId))

/** What a coordinator sets on a board. @throws {Refusal} 'not-found', 'not-allowed' */
export const readSettings = (db: Pool, asker: Asker, boardId: string | undefined) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    if (!may(asker, 'board.change-settings', { onBoard: true })) throw new Refusal('not-allowed')
    return { board, adviceHours: await adviceHoursOf(tx, board.id) }
  })

/** What is on the pinboard of a board that the asker was just shown; null while nobody wrote on it. */
export async function readPinboard(
  { db, documents }: Pick<LoadContext, 'db' | 'documents'>,
  asker: Asker,
  board: Board,
): Promise<RichText | null> {
  const { fragments } = await as(db, asker, (tx) => documents.read(tx, board.pinboardId))
  return fragments.body ?? null
}

/** Who is on the board, and who of the group could be. */
export const readBoardMembers = (db: Pool, asker: Asker, boardId: string | undefined) =>
  as(db, asker, async (tx) => {
    const board = await boardThrough(tx, asker, boardId)
    const people = await membersAround(tx, board.id)
    return {
      board,
      people: people.map(({ on_board, ...person }) => ({ ...person, onBoard: on_board })),
      mayChange: may(asker, 'board.change-members', { onBoard: true }),
    }
  })

/** The board as its member finds it. @throws {Refusal} 'not-found' */
export async function boardThrough(
  tx: Parameters<typeof boardFor>[0],
  asker: Asker,
  boardId: string | undefined,
): Promise<Board> {
  const id = idOf.safeParse(boardId)
  const row = id.success ? await boardFor(tx, asker.id, id.data) : undefined
  if (!row || !may(asker, 'board.read', { onBoard: true })) throw new Refusal('not-found')
  return fromRow(row)
}

const fromRow = (row: BoardRow): Board => ({
  id: row.id,
  name: row.name,
  purpose: row.purpose,
  documentId: row.document_id,
  pinboardId: row.pinboard_id,
})

/** A row as the card that lies on the board. */
export const cardFrom = (row: CardRow): Card => ({
  id: row.id,
  number: row.number,
  question: row.question,
  state: row.state,
  since: row.since.toISOString(),
  placed: row.placed.toISOString(),
  kind: row.kind,
  ageBand: row.age_band,
  centre: row.centre,
  urgency: row.urgency,
  safety: row.safety,
  themes: row.themes,
  author: row.author_id,
  advisers: row.advisers,
  questions: row.questions,
  advices: row.advices,
  touched: row.touched.toISOString(),
  before: row.before,
})
