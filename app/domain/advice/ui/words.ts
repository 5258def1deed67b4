import { momentInWords } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Contribution } from '../types.ts'

/** A moment as one reads it beside what was said. */
export function useMoment() {
  const language = useLanguage()
  return (at: Date) => momentInWords(at, language)
}

/** Who said it: the name, or 'Inbrenger' where the author chose not to be named; the author is always said to be one. */
export function useWriterName() {
  const m = useMessages().case
  const role = { author: m.author, 'co-author': m.coAuthor, colleague: '' } as const
  return ({ writer, as }: Contribution) => {
    if (!writer) return role[as] || m.author
    return as === 'colleague' ? writer.name : `${writer.name}, ${role[as].toLowerCase()}`
  }
}
