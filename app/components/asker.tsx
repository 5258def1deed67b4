import { createContext, useContext } from 'react'
import type { Asker } from '../domain/member/types.ts'

const AskerContext = createContext<Asker | null>(null)

/** Tells everything below it who is looking. */
export const AskedBy = AskerContext.Provider

/** Who is looking; null on pages that are open to anyone. */
export const useAskerOrNobody = (): Asker | null => useContext(AskerContext)

/** Who is looking, on pages behind the gate. */
export function useAsker(): Asker {
  const asker = useContext(AskerContext)
  if (!asker) throw new Error('This component stands on a page that is open to anyone.')
  return asker
}
