import { silentAfter } from '../silence/rules.ts'
import { workingDaysBetween } from '../silence/working-days.ts'
import { alone, shown, smallest } from './suppression.ts'
import type { Closed, Done, Measures, Parts, Placed, Waits } from './types.ts'

/** Working days within which a case should have advice. */
export const normDays = silentAfter.advice

/**
 * The figures of a year, with what may not be shown left out.
 * @param placed  cases that were placed in the year
 * @param closed  cases that were closed in the year, whenever they were placed
 */
export function measuresOf(
  year: { year: number; running: boolean },
  { placed, closed, done }: { placed: readonly Placed[]; closed: readonly Closed[]; done: Done },
  now: Date,
): Measures {
  const counted = placed.filter((one) => canBeTold(one, now))
  return {
    ...year,
    boards: done.boards,
    placed: alone(counted.length),
    closed: alone(closed.length),
    questions: alone(done.questions),
    advices: alone(done.advices),
    disciplines: done.answered === 0 || done.answered >= smallest ? done.disciplines : null,
    meetings: done.meetings,
    pages: done.pages,
    reaction: waits(counted.map((one) => daysUntil(one, one.firstReactionAt))),
    advice: waits(counted.map((one) => daysUntil(one, one.firstAdviceAt))),
    inTime: yesAndNo(counted.map((one) => (daysUntil(one, one.firstAdviceAt) ?? Number.POSITIVE_INFINITY) <= normDays)),
    changedPlan: yesAndNo(closed.map((one) => one.changedPlan)),
    followUps: parts(
      closed.map((one) => one.followUp),
      ['returned', 'declined', 'no-answer'],
    ),
    lessons: yesAndNo(closed.map((one) => one.lesson)),
    themes: themesOf(counted),
  }
}

/** The time in which a case should have advice is over: before that there is nothing to say of it. */
const canBeTold = (one: Placed, now: Date) => workingDaysBetween(one.placedAt, now) > normDays

const daysUntil = ({ placedAt }: Placed, at: Date | null) => (at ? workingDaysBetween(placedAt, at) : null)

/**
 * Within how many working days half and nine of ten were answered, of those that were: a number of days that one of
 * them really took (nearest rank). Null for fewer than `smallest`.
 */
export function waits(days: readonly (number | null)[]): Waits | null {
  const answered = days.filter((one) => one !== null).sort((a, b) => a - b)
  if (answered.length < smallest) return null
  const within = (tenths: number) => answered[Math.ceil((answered.length * tenths) / 10) - 1] as number
  return { half: within(5), nineOfTen: within(9) }
}

/** Is there nothing at all to tell of a year? */
export const isEmpty = (of: Measures): boolean =>
  [of.placed, of.closed, of.questions, of.advices, of.meetings, of.pages].every((count) => count === 0)

/** Part of the whole in percent, where both may be known. */
export function percentage<Name extends string>({ of, counts }: Parts<Name>, name: Name): number | null {
  const count = counts[name]
  return of === null || of === 0 || count === null ? null : Math.round((count / of) * 100)
}

const yesAndNo = (answers: readonly boolean[]) =>
  parts(
    answers.map((yes) => (yes ? 'yes' : 'no')),
    ['yes', 'no'],
  )

function parts<Name extends string>(found: readonly Name[], names: readonly Name[]): Parts<Name> {
  const counts = shown(names.map((name) => found.filter((one) => one === name).length))
  return {
    of: alone(found.length),
    counts: Object.fromEntries(names.map((name, at) => [name, counts[at] ?? null])) as Parts<Name>['counts'],
  }
}

/** A theme is shown where neither the cases with it nor those without it are too few. */
function themesOf(placed: readonly Placed[]): Measures['themes'] {
  const found = new Map<string, number>()
  for (const theme of placed.flatMap((one) => [...new Set(one.themes)])) found.set(theme, (found.get(theme) ?? 0) + 1)
  return [...found]
    .filter(([, count]) => shown([count, placed.length - count])[0] !== null)
    .map(([theme, count]) => ({ theme, count }))
    .sort((a, b) => b.count - a.count || a.theme.localeCompare(b.theme))
}
