import { createContext, useContext } from 'react'
import type { Language } from '../domain/member/types.ts'
import { type Messages, messagesFor } from './index.ts'

const LanguageContext = createContext<Language>('nl')

/** Gives everything below it one language. */
export const InLanguage = LanguageContext.Provider

/** The words in the reader's language. */
export const useMessages = (): Messages => messagesFor(useContext(LanguageContext))

/** The reader's language, for dates and numbers. */
export const useLanguage = (): Language => useContext(LanguageContext)
