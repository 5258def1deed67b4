import { createContext, useContext } from 'react'

const RegionContext = createContext<string | null>(null)

/** Tells everything below it how the region's own sign-on is called; null where there is none. */
export const WithRegion = RegionContext.Provider

/** How people call the region's own sign-on, or null where there is none. */
export const useRegion = () => useContext(RegionContext)
