import type { Traceability } from '#app/editor/ui/MarksPanel.tsx'
import type { MarksOfField, PlacedMark } from '#app/editor/ui/marks.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { type Decision, type KeyedMark, type Summary, summary, surfaceKey } from '../rules.ts'
import { type Category, type CombinationReason, ruleVersion } from '../types.ts'

/** How recognisable the texts of a page are now, by the same rule as the server's, with why in sentences. */
export function useTraceability(fields: readonly MarksOfField[], combinations: readonly string[]): Traceability {
  const m = useMessages().anonymisation
  const { level, indirect, needsSecondReader } = summaryOf(fields, combinations)
  const why = [
    ...combinations.map((reason) => m.combinations[reason as CombinationReason]),
    ...(indirect > 0 ? [m.indirect(indirect)] : []),
    ...(needsSecondReader ? [m.secondReader] : []),
  ]
  return { level, why }
}

function summaryOf(fields: readonly MarksOfField[], combinations: readonly string[]): Summary {
  const all = fields.flatMap((field) => field.marks)
  return summary(
    all.map(keyedMark),
    all.flatMap((mark) => (mark.kept === null ? [] : [decisionOf(mark, mark.kept)])),
    combinations.map((reason) => ({ reason: reason as CombinationReason, parts: [] })),
  )
}

const keyOf = ({ surface, category }: PlacedMark) =>
  surfaceKey(surface, { start: 0, end: surface.length, category: category as Category })

const keyedMark = (mark: PlacedMark) =>
  ({ ...mark, start: mark.from, end: mark.to, key: keyOf(mark) }) as unknown as KeyedMark

/** What stays because the question needs it still points to someone; what points to nobody does not. */
const decisionOf = (mark: PlacedMark, reason: string): Decision => ({
  key: keyOf(mark),
  scope: 'text-with-combination',
  category: mark.category as Category,
  tier: mark.tier,
  reason: reason === 'needed' || reason === 'other' ? 'other' : 'not-about-a-person',
  ruleVersion,
})
