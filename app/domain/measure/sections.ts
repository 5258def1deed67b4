import type { Messages } from '#app/i18n/index.ts'
import { normDays, percentage } from './rules.ts'
import { smallest } from './suppression.ts'
import type { Count, Measures, Waits } from './types.ts'

/** A number with its unit; null where it is hidden. */
export interface Cell {
  readonly unit: 'count' | 'days' | 'percent'
  readonly value: Count
}

export interface Table {
  readonly caption: string
  /** The first is that of the labels. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly Cell[] }[]
}

/** A drawing of a table: nothing that is not in it. */
export interface Chart {
  readonly caption: string
  readonly bars: readonly { readonly label: string; readonly value: number | null; readonly words: string }[]
  /** Where the longest bar may end. */
  readonly most: number
  readonly norm?: { readonly at: number; readonly words: string }
}

/** A part of the figures: what it says in words, as a drawing, and as tables. */
export interface Section {
  readonly id: 'done' | 'speed' | 'outcome' | 'themes'
  readonly head: string
  readonly says: readonly string[]
  readonly chart: Chart | null
  readonly tables: readonly Table[]
}

/** A cell as people read it. */
export function words({ unit, value }: Cell, m: Messages['measure']): string {
  if (value === null) return m.units.hidden
  return unit === 'count' ? String(value) : m.units[unit](value)
}

/** The figures in the order in which they are told: the page, the report, the Word file and the CSV are made from this. */
export function sectionsOf(measures: Measures, m: Messages): Section[] {
  return [
    { ...done(measures, m.measure), id: 'done', head: m.measure.sections.done },
    { ...speed(measures, m.measure), id: 'speed', head: m.measure.sections.speed },
    { ...outcome(measures, m.measure), id: 'outcome', head: m.measure.sections.outcome },
    { ...themes(measures, m), id: 'themes', head: m.measure.sections.themes },
  ]
}

/** Is anything left out because it is too few? */
export const hidesSome = (sections: readonly Section[], m: Messages['measure']): boolean =>
  sections.some(
    ({ says, tables }) =>
      says.includes(m.says.tooFew) || tables.some(({ rows }) => rows.some(({ cells }) => cells.some(isHidden))),
  )

type Told = Pick<Section, 'says' | 'chart' | 'tables'>
const isHidden = ({ value }: Cell) => value === null
const only = (words: string): Told => ({ says: [words], chart: null, tables: [] })

function done(of: Measures, m: Messages['measure']): Told {
  const names = ['placed', 'closed', 'questions', 'advices', 'disciplines', 'meetings', 'pages'] as const
  const rows = names.map((name) => ({ label: m.rows[name], cells: [count(of[name])] }))
  return {
    says: [],
    chart: null,
    tables: [{ caption: m.tables.done, columns: [m.columns.what, m.columns.count], rows }],
  }
}

function speed({ placed, reaction, advice, inTime }: Measures, m: Messages['measure']): Told {
  if (placed === 0) return only(m.says.nonePlaced)
  const told = [
    ['reaction', reaction],
    ['advice', advice],
  ] as const
  const share = percentage(inTime, 'yes')
  if (!reaction && !advice && share === null) return only(m.says.tooFew)
  const { yes, no } = inTime.counts
  return {
    says: [
      ...told.flatMap(([name, waits]) => (waits ? [m.says[name](waits.half, waits.nineOfTen)] : [])),
      ...(share !== null && yes !== null ? [m.says.inTime(yes, inTime.of ?? yes, share, normDays)] : []),
    ],
    chart: waitsChart(told, m),
    tables: [
      {
        caption: m.tables.waits,
        columns: [m.columns.what, m.columns.half, m.columns.nineOfTen],
        rows: told.map(([name, waits]) => ({
          label: m.rows[name],
          cells: [days(waits?.half ?? null), days(waits?.nineOfTen ?? null)],
        })),
      },
      {
        caption: m.tables.inTime(normDays),
        columns: [m.columns.what, m.columns.cases, m.columns.share],
        rows: [
          { label: m.rows.inTime(normDays), cells: [count(yes), percent(share)] },
          { label: m.rows.notInTime, cells: [count(no), percent(percentage(inTime, 'no'))] },
        ],
      },
    ],
  }
}

function waitsChart(told: readonly (readonly ['reaction' | 'advice', Waits | null])[], m: Messages['measure']): Chart {
  const bar = (label: string, value: number | null) => ({ label, value, words: words(days(value), m) })
  const bars = told.flatMap(([name, waits]) => [
    bar(m.charts.half(m.rows[name]), waits?.half ?? null),
    bar(m.charts.nineOfTen(m.rows[name]), waits?.nineOfTen ?? null),
  ])
  return {
    caption: m.charts.waits,
    bars,
    most: Math.max(normDays + 1, ...bars.map(({ value }) => value ?? 0)),
    norm: { at: normDays, words: m.charts.norm(normDays) },
  }
}

function outcome({ closed, changedPlan, followUps, lessons }: Measures, m: Messages['measure']): Told {
  if (closed === 0) return only(m.says.noneClosed)
  if (closed === null) return only(m.says.tooFew)
  const changed = changedPlan.counts.yes
  const { returned } = followUps.counts
  const told = [
    { label: m.rows.changedPlan, count: changed, share: percentage(changedPlan, 'yes'), drawn: true },
    ...(['returned', 'declined', 'no-answer'] as const).map((name) => ({
      label: m.rows[name],
      count: followUps.counts[name],
      share: percentage(followUps, name),
      drawn: name === 'returned',
    })),
    { label: m.rows.lesson, count: lessons.counts.yes, share: percentage(lessons, 'yes'), drawn: true },
  ]
  const share = percentage(changedPlan, 'yes')
  return {
    says: [
      ...(changed !== null && share !== null ? [m.says.changedPlan(changed, closed, share)] : []),
      ...(returned !== null ? [m.says.returned(returned, closed)] : []),
      ...(lessons.counts.yes !== null ? [m.says.lessons(lessons.counts.yes)] : []),
    ],
    chart: {
      caption: m.charts.outcome,
      bars: told
        .filter((one) => one.drawn)
        .map((one) => ({ label: one.label, value: one.share, words: words(percent(one.share), m) })),
      most: 100,
    },
    tables: [
      {
        caption: m.tables.outcome,
        columns: [m.columns.what, m.columns.cases, m.columns.share],
        rows: told.map((one) => ({ label: one.label, cells: [count(one.count), percent(one.share)] })),
      },
    ],
  }
}

function themes({ placed, themes: found }: Measures, m: Messages): Told {
  if (placed === 0) return only(m.measure.says.nonePlaced)
  if (found.length === 0) return only(m.measure.says.noThemes(smallest))
  const names = m.case.themes as Readonly<Record<string, string>>
  const rows = found.flatMap(({ theme, count: cases }) => {
    const label = names[theme]
    return label ? [{ label, cells: [count(cases)] }] : []
  })
  return {
    says: [m.measure.says.themes(smallest)],
    chart: null,
    tables: [{ caption: m.measure.tables.themes, columns: [m.measure.columns.theme, m.measure.columns.cases], rows }],
  }
}

const count = (value: Cell['value']): Cell => ({ unit: 'count', value })
const days = (value: Cell['value']): Cell => ({ unit: 'days', value })
const percent = (value: Cell['value']): Cell => ({ unit: 'percent', value })
