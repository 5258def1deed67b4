import { z } from 'zod'

/** A new board; messages are codes of i18n `field`. */
export const boardForm = z.object({
  name: z.string({ error: 'empty' }).trim().min(1, 'empty').max(80, 'too-long'),
  purpose: z.string().trim().max(300, 'too-long').default(''),
})

/** Who comes on or off a board. */
export const membershipForm = z.object({
  member: z.uuid({ error: 'unknown' }),
  on: z.enum(['yes', 'no'], { error: 'unknown' }),
})

/** What a coordinator sets on a board: whole hours that advice waits for answers, 0 for never. */
export const settingsForm = z.object({
  adviceHours: z
    .string({ error: 'empty' })
    .trim()
    .regex(/^\d{1,3}$/, 'wrong')
    .transform(Number)
    .refine((hours) => hours <= 336, 'wrong'),
})

/** How somebody likes to see a board: codes, of which the unknown ones count as not chosen. */
export const viewForm = z.record(z.string().max(20, 'unknown'), z.string().max(60, 'unknown'))

/** Ids come from addresses: what is not a UUID is not there. */
export const boardId = z.uuid()
