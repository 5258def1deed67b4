const days = { 'this-week': 7, 'two-weeks': 14 } as const

/**
 * The day before which its author hopes for advice: a week or two after the case was placed, or the next meeting of its
 * board. Null while none of these is known.
 */
export function wantedBefore(urgency: string | null, placedAt: Date | null, nextMeeting: Date | null): Date | null {
  if (!placedAt) return null
  if (urgency === 'this-week' || urgency === 'two-weeks')
    return new Date(placedAt.getTime() + days[urgency] * 86_400_000)
  return urgency === 'next-meeting' ? nextMeeting : null
}
