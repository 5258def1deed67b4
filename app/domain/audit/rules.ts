import { type Deed, deeds } from '../rights/table.ts'
import type { Month, ReviewOutcome } from './types.ts'

/** More different cases in one hour than this stands out. */
export const manyAnHour = 30

/** Days after the end of a month in which its review may still wait. */
const patienceDays = 5

/** The months that are over, newest first, at most twelve: who signed for each, and whether it should be by now. */
export function monthsToReview(
  { first, now }: { first: string | null; now: string },
  signed: readonly { month: string; name: string | null; at: Date; outcome: ReviewOutcome }[],
  at: Date,
): Month[] {
  const months: Month[] = []
  for (let month = monthBefore(now); first && month >= first && months.length < 12; month = monthBefore(month)) {
    const by = signed.find((one) => one.month === month)
    const over = Date.parse(`${monthAfter(month)}T00:00:00Z`) + patienceDays * 24 * 3600_000
    months.push({
      month,
      signed: by ? { name: by.name, at: by.at, outcome: by.outcome } : null,
      overdue: !by && at.getTime() > over,
    })
  }
  return months
}

/** `2026-10-01` → `2026-09-01`. */
export const monthBefore = (month: string) => shifted(month, -1)
export const monthAfter = (month: string) => shifted(month, 1)

function shifted(month: string, by: number): string {
  const day = new Date(`${month}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + by)
  return day.toISOString().slice(0, 10)
}

/** What kind of event a deed is, in the letters of NEN 7513: create, read, update, delete, or execute. */
export function actionOf(deed: string): 'C' | 'R' | 'U' | 'D' | 'E' {
  const done = deed.slice(deed.indexOf('.') + 1)
  if (/^(read|list|second-read|export|not-found|frame|health|help)/.test(done)) return 'R'
  if (/^(create|bring-in|plan|setup|invite|write)$/.test(done) && deed !== 'case.write') return 'C'
  if (/^(delete|remove|erase)/.test(done)) return 'D'
  if (/^(change|write|edit|own|name|adopt|restore|mark|hide|show|withdraw|put|take)/.test(done)) return 'U'
  return 'E'
}

/** Why it was done: an emergency, oversight of the others, or the work itself. */
export const purposeOf = (deed: string): 'emergency' | 'oversight' | 'consultation' =>
  deed.startsWith('emergency.') ? 'emergency' : deed.startsWith('log.') ? 'oversight' : 'consultation'

/** Deeds that can stand in the log, in the order of the table, by the concept they are about. */
export function deedsByConcept(): [concept: string, deeds: Deed[]][] {
  const found = new Map<string, Deed[]>()
  for (const deed of deeds.filter((one) => !silent.includes(one))) {
    const concept = deed.slice(0, deed.indexOf('.'))
    found.set(concept, [...(found.get(concept) ?? []), deed])
  }
  return [...found]
}

/** What happens around every page, and is no deed of anybody. */
const silent: readonly Deed[] = ['open.frame', 'open.not-found', 'open.health', 'open.help', 'account.active']

/** What the number of a row counts: the case it is about, or, for a search among colleagues, how many it found. */
export const countedBy = ({ kind, number }: { kind: string; number: number | null }) =>
  kind === 'member' ? { aCase: null, found: number } : { aCase: number, found: null }

/** One cell of a CSV file (RFC 4180). What a spreadsheet would take for a formula gets a quote before it. */
export function cell(value: unknown): string {
  const words = value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r\0]/.test(words) ? `'${words}` : words
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a CSV file (RFC 4180), the first of them the heads. */
export const csv = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
