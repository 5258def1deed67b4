import { z } from 'zod'

/** Longest name, discipline and organisation, in characters. */
export const limits = { name: 80, discipline: 80, organisation: 120 } as const

/** One line that people typed: no line breaks or other control characters, which no name has. */
const line = (limit: number) =>
  z
    .string({ error: 'empty' })
    .trim()
    .max(limit, 'too-long')
    .regex(/^\P{Cc}*$/u, 'wrong')

export const profileForm = z.object({
  name: line(limits.name).min(1, 'empty'),
  discipline: line(limits.discipline).default(''),
  organisation: line(limits.organisation).default(''),
})

/** One or more preferences; what is not named stays as it is. */
export const preferencesForm = z.object({
  language: z.enum(['nl', 'en'], 'unknown').optional(),
  theme: z.enum(['system', 'light', 'dark'], 'unknown').optional(),
  shortcuts: z
    .enum(['on', 'off'], 'unknown')
    .transform((value) => value === 'on')
    .optional(),
})

export const personaForm = z.object({ member: z.uuid('unknown') })
