/** Up to this many members the group is small, and hears daily. */
export const smallGroup = 25

/** When someone wants their digest. Hours and days are those of Amsterdam; 1 is Monday. */
export interface DigestWish {
  readonly digest: 'by-size' | 'daily' | 'weekly' | 'never'
  readonly hour: number
  readonly day: number
}

/** Day (ISO), hour and weekday (1 is Monday) in Amsterdam. */
export function dayAndHour(at: Date): { today: string; hour: number; weekday: number } {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Amsterdam',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday ?? '') + 1
  return { today: `${parts.year}-${parts.month}-${parts.day}`, hour: Number(parts.hour), weekday }
}

/** Is the digest due now? Once a day at most: `last` is the day (ISO) of the one before. */
export function isDigestDue(wish: DigestWish, members: number, last: string | null, now: Date): boolean {
  const { today, hour, weekday } = dayAndHour(now)
  if (wish.digest === 'never' || hour < wish.hour || (last !== null && last >= today)) return false
  const daily = wish.digest === 'daily' || (wish.digest === 'by-size' && members <= smallGroup)
  return daily || weekday === wish.day
}
