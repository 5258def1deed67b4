import type { Messages } from '#app/i18n/index.ts'
import { csv } from '../audit/rules.ts'
import { sectionsOf } from './sections.ts'
import type { Measures } from './types.ts'

/** The figures as a file for a spreadsheet: one number a line, and that it is too few where one is hidden. */
export function csvOf(measures: Measures, m: Messages): string {
  const { csv: heads, units } = m.measure
  const rows = sectionsOf(measures, m).flatMap(({ head, tables }) =>
    tables.flatMap(({ columns, rows }) =>
      rows.flatMap(({ label, cells }) =>
        cells.map(({ value }, at) => [measures.year, head, label, columns[at + 1], value ?? units.hidden]),
      ),
    ),
  )
  return csv([[heads.year, heads.part, heads.what, heads.measure, heads.value], ...rows])
}
