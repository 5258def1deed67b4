import { createContext, useContext } from 'react'

const UnreadContext = createContext(0)

/** Tells everything below it how many messages wait for whoever is looking. */
export const WithUnread = UnreadContext.Provider

/** How many messages wait for whoever is looking. */
export const useUnread = (): number => useContext(UnreadContext)
