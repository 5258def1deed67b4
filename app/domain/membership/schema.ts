import { z } from 'zod'
import { address, recoveryReason } from '../access/schema.ts'
import { ageBands, interventions, themes } from '../case/thesaurus.ts'
import { roles } from '../rights/table.ts'
import { addressesIn, addressLimit } from './rules.ts'

const line = (limit: number) =>
  z
    .string({ error: 'empty' })
    .trim()
    .max(limit, 'too-long')
    .regex(/^\P{Cc}*$/u, 'wrong')

const yes = z
  .enum(['yes'], { error: 'unknown' })
  .optional()
  .transform((value) => value === 'yes')

/** Addresses as people paste them, one role for all, and boards to be on from the start. */
export const inviteForm = z.object({
  addresses: z
    .string({ error: 'empty' })
    .max(20_000, 'too-long')
    .transform(addressesIn)
    .pipe(z.array(address).min(1, 'empty').max(addressLimit, 'too-long')),
  role: z.enum(roles, { error: 'unknown' }),
  board: z
    .array(z.uuid('unknown'), { error: 'unknown' })
    .max(100, 'too-long')
    .optional()
    .transform((all) => all ?? []),
  language: z.enum(['nl', 'en'], { error: 'unknown' }).default('nl'),
})
export type InviteForm = z.output<typeof inviteForm>

/** What someone says of themselves when they come in for the first time. */
export const acceptForm = z.object({
  name: line(80).pipe(z.string().min(1, 'empty')),
  discipline: line(80).default(''),
  organisation: line(120).default(''),
  big: line(20).default(''),
  skj: line(20).default(''),
  rules: z.literal('yes', { error: 'unknown' }),
})
export type AcceptForm = z.output<typeof acceptForm>

export const verdictForm = z.object({ verdict: z.enum(['approved', 'refused'], { error: 'unknown' }) })

export const roleForm = z.object({
  role: z.enum(roles, { error: 'unknown' }),
  on: z.enum(['yes', 'no'], { error: 'unknown' }).transform((value) => value === 'yes'),
})

export const suspensionForm = z.object({
  on: z.enum(['yes', 'no'], { error: 'unknown' }).transform((value) => value === 'yes'),
})

export const recoveryForm = z.object({ reason: recoveryReason })

export const numbersForm = z.object({
  big: line(20).default(''),
  skj: line(20).default(''),
  other: line(80).default(''),
})

const some = <T extends string>(values: readonly T[]) =>
  z
    .array(z.enum(values as readonly [T, ...T[]], { error: 'unknown' }), { error: 'unknown' })
    .max(values.length, 'too-long')
    .optional()
    .transform((all) => [...new Set(all ?? [])])

/** What colleagues can find someone by. */
export const expertiseForm = z.object({
  themes: some(themes),
  ageBands: some(ageBands),
  methods: some(interventions),
  available: yes,
})

/** Away until a day, and who stands in; empty for being here. Days as people type them: 24-12-2026 or 2026-12-24. */
export const absenceForm = z.object({
  until: z
    .string()
    .trim()
    .max(20, 'wrong')
    .default('')
    .transform((typed, context) => {
      const iso = isoDay(typed)
      if (iso === undefined) context.addIssue({ code: 'custom', message: 'wrong' })
      return iso ?? null
    }),
  standIn: z
    .union([z.uuid(), z.literal('')], { error: 'unknown' })
    .default('')
    .transform((id) => id || null),
})

/** The day in ISO form; null for nothing typed, undefined for what is no day. */
function isoDay(typed: string): string | null | undefined {
  if (typed === '') return null
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed)
  const [year, month, day] = dutch ? [dutch[3], dutch[2], dutch[1]] : iso ? [iso[1], iso[2], iso[3]] : []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(month) - 1) return undefined
  return date.toISOString().slice(0, 10)
}

/** What is sought on the page of who is who; what is not understood is not sought. */
export const soughtForm = z.object({
  q: z.string().max(100).catch(''),
  theme: z.enum(themes).nullable().catch(null),
  age: z.enum(ageBands).nullable().catch(null),
  method: z.enum(interventions).nullable().catch(null),
  here: z
    .literal('yes')
    .nullable()
    .catch(null)
    .transform((value) => value === 'yes'),
})

export const memberId = z.uuid()

/** What becomes of one's words when one leaves. */
export const leaveForm = z.object({
  words: z.enum(['keep', 'wipe'], { error: 'unknown' }),
  sure: z.literal('yes', { error: 'empty' }),
})
export type LeaveForm = z.output<typeof leaveForm>
