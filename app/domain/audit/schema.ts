import { z } from 'zod'
import { type Deed, deeds } from '../rights/table.ts'

const day = z.iso.date()

/** What the log is asked for, as it stands in an address. What cannot be read is not asked. */
export const logFilter = z.object({
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  member: z.uuid().optional().catch(undefined),
  /** `C-0147`, `c147` or `147`. */
  case: z
    .string()
    .trim()
    .regex(/^(c-?)?\d{1,9}$/i)
    .optional()
    .catch(undefined),
  deed: z
    .enum(deeds as [Deed, ...Deed[]])
    .optional()
    .catch(undefined),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
})
export type AskedLog = z.output<typeof logFilter>

/** The number of a case in what somebody typed. */
export const caseNumberIn = (typed: string | undefined) => (typed ? Number(typed.replace(/^c-?/i, '')) : undefined)

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/)

export const reviewForm = z.object({ outcome: z.enum(['nothing-odd', 'looked-into']) })
