import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { useWrongWords } from './wrong-words.ts'

/**
 * What every choice of the form needs: where it is saved, its label, and what is still wrong with it.
 * @param at  address of the case
 * @param mended  a field was changed after the refusal: what was wrong with it is no longer said
 */
export function useAsking(at: string, refused: Refused['refused'] | null, mended: (field: string) => void) {
  const labels = useMessages().case.labels
  const inWords = useWrongWords()
  const wrong = (field: string) => (refused?.fields?.[field] ? inWords(field, refused.fields[field]) : null)
  const choices = (
    field: keyof typeof labels,
    codes: readonly string[],
    words: Readonly<Record<string, string>>,
    chosen: string | null | readonly string[],
  ) => ({
    url: `${at}/field`,
    field,
    label: labels[field],
    codes,
    words,
    chosen: typeof chosen === 'string' ? [chosen] : (chosen ?? []),
    wrong: wrong(field),
    onSaved: () => mended(field),
  })
  return { at, wrong, choices, mended }
}
export type Asking = ReturnType<typeof useAsking>
