import type { LoadContext } from '#app/load-context.ts'
import type { Tx } from '#db/connect.ts'
import type { BoardName, Name } from './people.ts'

/** Who and where, by the names the examples use. */
export interface Filled {
  readonly tx: Tx
  readonly documents: LoadContext['documents']
  readonly now: Date
  readonly who: Readonly<Record<Name, string>>
  readonly board: Readonly<Record<BoardName, string>>
}
