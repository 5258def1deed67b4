import { useCallback, useMemo, useState } from 'react'
import type { MarkActs } from '#app/editor/ui/MarkChoices.tsx'
import type { Traceability } from '#app/editor/ui/MarksPanel.tsx'
import type { FieldCheck, KeptMark, MarksOfField, PlacedMark } from '#app/editor/ui/marks.ts'
import { useMarksOnPage } from '#app/editor/ui/use-marks-on-page.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { useTraceability } from '../../anonymisation/ui/traceability.ts'
import { useCheck } from '../../anonymisation/ui/use-check.ts'
import { type Answer, send } from './send.ts'

/** The check over all fields of a page: what each field is told, and what the one list shows. */
export interface Marking {
  readonly fields: readonly MarksOfField[]
  /** What a field hands on to its `MarkedField` or `SharedText`. */
  of(field: string): {
    check: FieldCheck | undefined
    walksOn: true
    kept: readonly KeptMark[]
    numberFrom: number
    onMarks: (found: MarksOfField) => void
    onKeep: (mark: PlacedMark, reason: string, note: string) => void
    onUnkeep: (mark: PlacedMark) => void
  }
  readonly keep: NonNullable<MarkActs['keep']>
  readonly unkeep: NonNullable<MarkActs['unkeep']>
  readonly traceability: Traceability
  /** Why the last wish to keep something was not done; null when it was. */
  readonly wrong: string | null
  know(names: string): void
}

/**
 * @param url  where a mark kept on purpose goes
 * @param order  the fields in the order of the page
 * @param known  what was kept before, as words that stand in the text now
 */
export function useMarking(url: string, order: readonly string[], known: readonly KeptMark[]): Marking {
  const m = useMessages().editor
  const { fields, collect, numberFrom } = useMarksOnPage(order)
  const check = useCheck()
  const [kept, setKept] = useState(known)
  const [wrong, setWrong] = useState<string | null>(null)
  const combinations = check?.combinations ?? none
  const traceability = useTraceability(fields, combinations)
  const combined = combinations.length > 0

  const told = useCallback(
    (answer: Answer) => {
      const note = 'refused' in answer && (answer.refused.fields?.note || answer.refused.code === 'open-marks')
      setWrong('done' in answer ? null : note ? m.keepNoteWrong : m.keepFailed)
      return 'done' in answer
    },
    [m],
  )
  const keep = useCallback(
    async (mark: PlacedMark, reason: string, note: string) => {
      const { surface, category, tier } = mark
      const answer = await send(url, { deed: 'keep', surface, category, tier, reason, note })
      const scope = combined ? 'text-with-combination' : 'text'
      if (told(answer)) setKept((before) => [...before, { surface, category, reason, note, tier, scope }])
    },
    [url, told, combined],
  )
  const unkeep = useCallback(
    async (mark: PlacedMark) => {
      const { surface, category, tier } = mark
      const answer = await send(url, { deed: 'unkeep', surface, category, tier, reason: mark.kept ?? 'needed' })
      if (told(answer))
        setKept((before) => before.filter((one) => one.surface !== surface || one.category !== category))
    },
    [url, told],
  )
  return useMemo(
    () => ({
      fields,
      keep,
      unkeep,
      traceability,
      wrong,
      know: (names) => check?.know(names),
      of: (field) => ({
        check: check?.of(field),
        walksOn: true,
        kept,
        numberFrom: numberFrom(field),
        onMarks: collect,
        onKeep: keep,
        onUnkeep: unkeep,
      }),
    }),
    [fields, keep, unkeep, traceability, wrong, check, kept, numberFrom, collect],
  )
}

const none: readonly string[] = []
