import { createContext, useContext } from 'react'
import type { OpenThread } from '../read.server.ts'

/** What everything below a case needs to know of its thread. */
export interface InThread extends Omit<OpenThread, 'thread'> {
  readonly caseId: string
  /** Does the asker write this case? */
  readonly mine: boolean
}

const Context = createContext<InThread | null>(null)

export const ThreadOf = Context.Provider

export function useInThread(): InThread {
  const thread = useContext(Context)
  if (!thread) throw new Error('This component stands below a case.')
  return thread
}
