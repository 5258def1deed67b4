import type { AgendaItem, Meeting } from './types.ts'

/** Parts with which an agenda begins (domain.md §4.4); cases come before the agreements. */
export const firstAgenda = [
  { kind: 'opening', minutes: 5 },
  { kind: 'follow-up', minutes: 10 },
  { kind: 'agreements', minutes: 5 },
] as const

/** Minutes a case gets until the coordinator says otherwise. */
export const minutesForACase = 25

/** Shortest and longest part of an agenda, in minutes. */
export const partMinutes = { least: 1, most: 480 } as const

const minute = 60_000

/** When each part begins, in the order of the agenda. */
export function beginsAt(minutes: readonly number[], startsAt: Date): Date[] {
  let at = startsAt.getTime()
  return minutes.map((each) => {
    const begin = new Date(at)
    at += each * minute
    return begin
  })
}

/** Minutes planned, minutes there are, and what is left (below zero: too full). */
export function fullness(minutes: readonly number[], { startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>) {
  const planned = minutes.reduce((sum, each) => sum + each, 0)
  const available = Math.round((endsAt.getTime() - startsAt.getTime()) / minute)
  return { planned, available, left: available - planned }
}

/** The same ids with one moved a place earlier or later; at the edge nothing changes. */
export function moved(ids: readonly string[], id: string, direction: 'earlier' | 'later'): string[] {
  const from = ids.indexOf(id)
  const to = direction === 'earlier' ? from - 1 : from + 1
  const result = [...ids]
  if (from < 0 || to < 0 || to >= ids.length) return result
  result[from] = ids[to] as string
  result[to] = id
  return result
}

/** The same ids with a new one before the part that closes the agenda, or at the end. */
export function inserted(items: readonly Pick<AgendaItem, 'id' | 'kind'>[], id: string): string[] {
  const ids = items.map((item) => item.id)
  const last = items.at(-1)
  ids.splice(last?.kind === 'agreements' ? ids.length - 1 : ids.length, 0, id)
  return ids
}

/** Where a meeting is in its life. */
export type Phase = 'coming' | 'past' | 'cancelled'
export const phaseOf = ({ state, endsAt }: Pick<Meeting, 'state' | 'endsAt'>, now: Date): Phase =>
  state === 'cancelled' ? 'cancelled' : endsAt.getTime() <= now.getTime() ? 'past' : 'coming'

type When = Pick<Meeting, 'startsAt' | 'endsAt'>
type Where = Pick<Meeting, 'place' | 'onlineUrl'>

/** Another time: what members answered no longer counts. */
export const timeChanged = (before: When, after: When) =>
  before.startsAt.getTime() !== after.startsAt.getTime() || before.endsAt.getTime() !== after.endsAt.getTime()

/** Another time or place: every calendar must follow. */
export const calendarsMustFollow = (before: When & Where, after: When & Where) =>
  timeChanged(before, after) || before.place !== after.place || before.onlineUrl !== after.onlineUrl
