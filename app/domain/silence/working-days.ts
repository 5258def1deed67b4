/**
 * Days on which the Netherlands rests beside the weekend, as ISO dates. *Bevrijdingsdag* is a day off in its jubilee
 * years; Good Friday is none. Source: the list of general holidays in the Algemene termijnenwet, art. 3.
 */
export function holidaysOf(year: number): string[] {
  const easter = easterOf(year)
  const after = (days: number) => iso(new Date(easter.getTime() + days * day))
  const kingsDay = new Date(Date.UTC(year, 3, 27))
  return [
    `${year}-01-01`,
    after(1),
    kingsDay.getUTCDay() === 0 ? `${year}-04-26` : `${year}-04-27`,
    ...(year % 5 === 0 ? [`${year}-05-05`] : []),
    after(39),
    after(50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]
}

/** Easter Sunday, by the calculation of Meeus, Jones and Butcher for the Gregorian calendar. */
export function easterOf(year: number): Date {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return new Date(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1))
}

/**
 * Working days that have passed between two moments, as people in Amsterdam count: from Monday to Thursday is three.
 * The day itself does not count, a weekend and a holiday do not either.
 */
export function workingDaysBetween(from: Date, to: Date): number {
  const last = dayOf(to)
  let count = 0
  for (let at = dayOf(from) + day; at <= last; at += day) if (isWorkingDay(at)) count += 1
  return count
}

const day = 86_400_000
const holidays = new Map<number, ReadonlySet<string>>()

function isWorkingDay(at: number): boolean {
  const date = new Date(at)
  const weekday = date.getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  const year = date.getUTCFullYear()
  if (!holidays.has(year)) holidays.set(year, new Set(holidaysOf(year)))
  return holidays.get(year)?.has(iso(date)) === false
}

const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })
const dayOf = (at: Date) => Date.parse(`${amsterdam.format(at)}T00:00Z`)
const iso = (date: Date) => date.toISOString().slice(0, 10)
