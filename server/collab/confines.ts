import { fragments } from '#app/editor/fragments.ts'
import type { StoredKind } from '#db/queries/document.ts'
import type { Confines } from './inspect.ts'

/** Where editors may write in a document of this kind; null for measuring, where anything goes. */
export const confinesOf = (kind: StoredKind): Confines | null =>
  kind === 'bench' ? null : { roots: new Set<string>(fragments[kind]) }
