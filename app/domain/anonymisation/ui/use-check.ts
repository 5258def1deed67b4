import { useEffect, useState } from 'react'
import type { FieldCheck } from '#app/editor/ui/marks.ts'
import { useLanguage } from '#app/i18n/use-messages.tsx'
import { type PageCheck, pageCheck } from '../page-check.ts'
import { lookByWorker } from './worker-look.client.ts'

/** The check of a page, for its fields and its list. */
export interface Check {
  /** What one field is given. */
  of(field: string): FieldCheck
  /** Codes of what points to one person together. */
  readonly combinations: readonly string[]
  /** Names that the therapist typed; they never leave this window. */
  know(names: string): void
}

/** The check for the fields of this page; it arrives in the browser, after the text. */
export function useCheck(): Check | undefined {
  const language = useLanguage()
  const [page, setPage] = useState<PageCheck>()
  const [combinations, setCombinations] = useState<readonly string[]>([])
  const [check, setCheck] = useState<Check>()

  useEffect(() => {
    const { look, close } = lookByWorker()
    const made = pageCheck(look, language)
    setPage(made)
    const stop = made.followCombinations(setCombinations)
    return () => {
      stop()
      close()
    }
  }, [language])

  useEffect(() => {
    if (!page) return
    const fields = new Map<string, FieldCheck>()
    const of = (field: string): FieldCheck => {
      const made = fields.get(field) ?? {
        hold: (texts: readonly string[]) => page.hold(field, texts),
        drop: () => page.drop(field),
        follow: (changed: Parameters<FieldCheck['follow']>[0]) => page.follow(field, changed),
      }
      fields.set(field, made)
      return made
    }
    const know = (names: string) =>
      page.know(
        names
          .split(/[,;\n]+/)
          .map((name) => name.trim())
          .filter(Boolean),
      )
    setCheck({ of, know, combinations: [] })
  }, [page])

  return check && { ...check, combinations }
}
