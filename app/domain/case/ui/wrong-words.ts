import { useMessages } from '#app/i18n/use-messages.tsx'
import { limits } from '../rules.ts'

/** Where on the form a field stands. */
export const fieldAnchor = (field: string) => `field-${field.startsWith('tried.') ? 'tried' : field}`

/** What is wrong with a field at publication, in words; `paragraph` for a mark in a text. */
export function useWrongWords() {
  const m = useMessages().case
  return (field: string, codes: readonly string[], paragraph = 1): string => {
    const name = (field.startsWith('tried.') ? 'tried' : field) as keyof typeof m.labels
    const label = m.labels[name] ?? field
    if (codes[0] === 'mark') return `${m.markAt(label, paragraph)}: ${m.lookAgain}`
    if (codes[0] === 'too-long') return `${label}: ${m.tooLong(limitOf(name))}`
    return m.wrong[name as keyof typeof m.wrong] ?? label
  }
}

const limitOf = (name: string) =>
  name === 'question' ? limits.question : name === 'tried' ? limits.why : limits.fragment
