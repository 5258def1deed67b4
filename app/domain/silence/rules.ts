import { workingDaysBetween } from './working-days.ts'

/** Working days after which a case is called silent. Source: domain.md §6.9 and §7. */
export const silentAfter = { reaction: 3, advice: 5 } as const

/** Why a case is silent, and for how many working days; null when it is not. */
export function silenceOf(
  aCase: { placedAt: Date; firstReactionAt: Date | null; advised: boolean },
  now: Date,
): { why: 'no-reaction' | 'no-advice'; workingDays: number } | null {
  const workingDays = workingDaysBetween(aCase.placedAt, now)
  if (!aCase.firstReactionAt) return workingDays >= silentAfter.reaction ? { why: 'no-reaction', workingDays } : null
  if (aCase.advised) return null
  return workingDays >= silentAfter.advice ? { why: 'no-advice', workingDays } : null
}
