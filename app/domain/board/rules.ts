import { type CaseState, type Column, columns, stateRow, thinkingStates } from '../rights/case-states.ts'
import type { Card, MyCard } from './types.ts'

export { type Column, columns } from '../rights/case-states.ts'

/** The column a state lies in; null for states that are on no board. */
export const columnOf = (state: CaseState): Column | null => stateRow(state).column

/** Cards by column, longest waiting first: the rule decides, nobody sorts by hand. */
export function byColumn<T extends Card>(cards: readonly T[]): Record<Column, T[]> {
  const lying = Object.fromEntries(columns.map((column) => [column, [] as T[]])) as Record<Column, T[]>
  for (const card of cards) {
    const column = columnOf(card.state)
    if (column) lying[column].push(card)
  }
  for (const column of columns) lying[column].sort(longestWaiting)
  return lying
}

const longestWaiting = (a: Card, b: Card) => a.since.localeCompare(b.since) || a.number - b.number

const week = 7 * 24 * 3600 * 1000

/** Has nobody touched this card for a week, while the group thinks about it? What is summarised or closed rests. */
export const isSilent = (card: Card, now: Date) =>
  thinkingStates.includes(card.state) && now.getTime() - new Date(card.touched).getTime() >= week

/** Whom a card waits for once it moved while the page is open: its author, where the state says so. */
const waitsAfterMove = (mine: MyCard['mine'], state: CaseState): MyCard['waits'] =>
  mine !== null && stateRow(state).authorsTurn ? 'me' : null

/** What presses, while colleagues still think about it: unsafe now, or wanted this week. */
export const pressing = (card: Pick<Card, 'state' | 'safety' | 'urgency'>) => ({
  unsafe: thinkingStates.includes(card.state) && card.safety === 'unsafe',
  thisWeek: thinkingStates.includes(card.state) && card.urgency === 'this-week',
})

/**
 * The rows this page was opened with, brought up to date by the board's document. An entry older than its row is
 * ignored: rows are the truth. A row that left the document has left the board, unless it was never in it.
 */
export function followed(rows: readonly MyCard[], live: ReadonlyMap<string, Card> | null): MyCard[] {
  if (!live) return [...rows]
  const known = new Map(rows.map((row) => [row.id, row]))
  const kept = rows.filter((row) => row.restricted || live.has(row.id)).map((row) => newest(row, live.get(row.id)))
  const arrived = [...live.values()].filter((card) => !known.has(card.id))
  return [...kept, ...arrived.map((card) => ({ ...card, mine: null, restricted: false, news: true, waits: null }))]
}

const newest = (row: MyCard, card: Card | undefined): MyCard =>
  card && card.touched >= row.touched
    ? {
        ...row,
        ...card,
        mine: row.mine,
        restricted: row.restricted,
        news: row.news || card.touched > row.touched,
        waits: card.state === row.state ? row.waits : waitsAfterMove(row.mine, card.state),
      }
    : row

/** 147 as people say it: C-0147. */
export const speakable = (number: number) => `C-${String(number).padStart(4, '0')}`
