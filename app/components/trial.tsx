import { createContext, useContext } from 'react'

const TrialContext = createContext(false)

/** Tells everything below it whether this is the trial. */
export const InTrial = TrialContext.Provider

/** Is this the trial (*proefomgeving*)? */
export const useTrial = () => useContext(TrialContext)
