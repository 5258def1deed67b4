import { createContext, useContext } from 'react'
import type { CaseState } from '../../rights/table.ts'
import type { MyCard } from '../types.ts'

/** A move that this person may make with this card now: the deed, and the state it leads to. */
export interface PossibleMove {
  readonly deed: string
  readonly to: CaseState
}

/** What every card on the board needs to know. */
export interface InBoard {
  readonly now: Date
  readonly singleKeys: boolean
  readonly movesOf: (card: MyCard) => readonly PossibleMove[]
  /** Opens *Verplaatsen* for a card. */
  readonly openMenu: (card: MyCard) => void
  /** The card that was just moved: drawn wherever it lies, for it keeps the focus. */
  readonly held: string | null
  /** A card is being dragged: where it may be put down. */
  readonly dragged: MyCard | null
  readonly drag: (card: MyCard | null) => void
  /** Puts the dragged card down in a column. */
  readonly drop: (column: string) => void
}

const Context = createContext<InBoard | null>(null)

export const BoardOf = Context.Provider

export function useInBoard(): InBoard {
  const board = useContext(Context)
  if (!board) throw new Error('This component lies on a board.')
  return board
}
