import { z } from 'zod'
import { noteLimit } from '../case/schema.ts'
import { keptReasons } from '../case/thesaurus.ts'
import { decisions } from './types.ts'

/** UTF-16 characters of a contribution. */
export const limit = 6000

/** As a browser shows it; the beginning stays, so that offsets of marks hold. */
const clean = (words: string) => words.replaceAll('\0', '').replaceAll('\r\n', '\n').trimEnd()

const body = z.string({ error: 'empty' }).transform(clean).pipe(z.string().min(1, 'empty').max(limit, 'too-long'))

/**
 * Words kept on purpose in this text: `<start>-<end>:<reason>`, offsets in UTF-16 characters of the body, and after
 * the reason 'other' a colon and the reason in words.
 */
const kept = z
  .array(
    z.string().regex(new RegExp(`^\\d{1,6}-\\d{1,6}:(${keptReasons.join('|')})(:[^\\0]{0,${noteLimit}})?$`), 'unknown'),
    {
      error: 'unknown',
    },
  )
  .max(200, 'too-long')
  .optional()
  .transform((all) =>
    (all ?? []).map((one) => {
      const [range, reason, ...words] = one.split(':') as [string, string, ...string[]]
      const [start, end] = range.split('-').map(Number) as [number, number]
      return { start, end, reason, note: reason === 'other' ? words.join(':').trim() : '' }
    }),
  )
export type Kept = z.output<typeof kept>

/** A new contribution; `id` comes from the form, so that a form sent twice counts once. */
export const contributionForm = z
  .object({
    id: z.uuid('unknown'),
    kind: z.enum(['question', 'advice', 'reply'], { error: 'unknown' }),
    replyTo: z.uuid('unknown').optional(),
    body,
    kept,
  })
  .refine((form) => (form.kind === 'reply') === (form.replyTo !== undefined), { error: 'unknown', path: ['kind'] })
export type ContributionForm = z.output<typeof contributionForm>

/** Other words for one's own contribution; `seen` is when the words were written that one started from. */
export const editForm = z.object({ body, kept, seen: z.iso.datetime({ error: 'unknown' }) })
export type EditForm = z.output<typeof editForm>

/** What the author does with an advice; 'none' takes it back. */
export const decisionForm = z.object({
  decision: z
    .enum([...decisions, 'none'], { error: 'unknown' })
    .transform((value) => (value === 'none' ? null : value)),
})

const yesOrNo = z.enum(['yes', 'no'], { error: 'unknown' }).transform((value) => value === 'yes')

export const agreementForm = z.object({ agreed: yesOrNo })

/** A page that a contribution leads to, on or off. */
export const linkForm = z.object({ note: z.uuid('unknown'), on: yesOrNo })

/** Whom to ask to think along. */
export const requestForm = z.object({ member: z.uuid('unknown') })

export const contributionId = z.uuid()
