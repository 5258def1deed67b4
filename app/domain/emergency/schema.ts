import { z } from 'zod'

export const openingForm = z.object({
  number: z
    .string('empty')
    .trim()
    .min(1, 'empty')
    .regex(/^(c-?)?\d{1,9}$/i, 'wrong')
    .transform((typed) => Number(typed.replace(/^c-?/i, '')))
    .refine((number) => number <= 2_147_483_647, 'wrong'),
  kind: z.enum(['danger', 'legal', 'fault'], 'unknown'),
  reason: z.string('empty').trim().min(1, 'empty').max(500, 'too-long'),
})
export type OpeningForm = z.output<typeof openingForm>

export const openingId = z.uuid()
