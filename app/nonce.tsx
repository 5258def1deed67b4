import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** Hands the nonce of this answer to the scripts of the page. */
export const WithNonce = NonceContext.Provider

/** The nonce on the server; in the browser there is none to give, for browsers hide it from scripts. */
export const useNonce = () => useContext(NonceContext)
