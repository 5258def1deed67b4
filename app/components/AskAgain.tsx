import { useNavigation, useRevalidator } from '@remix-run/react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react'

const Again = createContext<() => void>(() => undefined)

/**
 * One place asks the server for the page again, one request at a time: what is asked for while an answer is on its
 * way is asked once more after it. A second request that overtakes the first would break off an answer half read.
 */
export function AskingAgain({ children }: { children: ReactNode }) {
  const { revalidate, state } = useRevalidator()
  const navigation = useNavigation()
  const idle = state === 'idle' && navigation.state === 'idle'
  const free = useRef(true)
  const wanted = useRef(false)

  const ask = useCallback(() => {
    wanted.current = !free.current
    if (!free.current) return
    free.current = false
    revalidate()
  }, [revalidate])

  useEffect(() => {
    free.current = idle
    if (idle && wanted.current) ask()
  }, [idle, ask])

  return <Again.Provider value={ask}>{children}</Again.Provider>
}

/** Asks the server for the page as it is now, for whoever looks at it; safe to call as often as one likes. */
export const useAskAgain = () => useContext(Again)
