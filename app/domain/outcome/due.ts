import { instantOf, wallClock } from '../meeting/zone.ts'
import { reminders } from './rules.ts'

/** Eight in the morning in Amsterdam, so many weeks after `now`. */
export function dueAt(now: Date, inWeeks: number): Date {
  const today = Date.parse(`${wallClock(now).date}T00:00Z`)
  const date = new Date(today + inWeeks * 7 * 86_400_000).toISOString().slice(0, 10)
  return instantOf({ date, time: '08:00' }) ?? now
}

/** What the author was asked so far about how it went. */
export interface Asked {
  readonly dueAt: Date
  readonly askedAt: Date | null
  readonly reminders: number
  readonly remindedAt: Date | null
}

/** What the server does about a follow-up that is not given: ask, remind, count as declined, or wait. */
export function nextAbout(
  { dueAt: due, askedAt, reminders: sent, remindedAt }: Asked,
  now: Date,
): 'ask' | 'remind' | 'decline' | null {
  if (now < due) return null
  if (!askedAt) return 'ask'
  const last = remindedAt ?? askedAt
  if (now.getTime() - last.getTime() < reminders.everyDays * 86_400_000) return null
  return sent < reminders.most ? 'remind' : 'decline'
}
