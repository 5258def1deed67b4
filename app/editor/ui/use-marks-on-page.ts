import { useCallback, useState } from 'react'
import type { MarksOfField } from './marks.ts'

/**
 * Gathers the marks of all fields of a page for one list, numbered on from field to field.
 * @param order  the fields in the order in which they stand on the page
 */
export function useMarksOnPage(order: readonly string[]) {
  const [found, setFound] = useState<ReadonlyMap<string, MarksOfField>>(new Map())
  const collect = useCallback((of: MarksOfField) => setFound((before) => new Map(before).set(of.field, of)), [])
  const fields = order.flatMap((field) => found.get(field) ?? [])
  const numberFrom = (field: string) =>
    1 + order.slice(0, order.indexOf(field)).reduce((sum, before) => sum + (found.get(before)?.marks.length ?? 0), 0)
  return { fields, collect, numberFrom }
}
