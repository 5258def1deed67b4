import { z } from 'zod'
import { words } from '../case/schema.ts'
import { limits, weeks } from './rules.ts'
import { carriedOut, effectsAfter, results } from './types.ts'

// No second `z.string()` behind these: forms hand an empty text on as one that is not there.
const text = (limit: number) =>
  words.transform((typed) => typed.replaceAll('\r\n', '\n').trim()).refine((typed) => typed.length <= limit, 'too-long')
const filled = (limit: number) => text(limit).refine((typed) => typed !== '', 'empty')
const oneToFive = z
  .string({ error: 'empty' })
  .regex(/^[1-5]$/, 'unknown')
  .transform(Number)
const yesOrNo = z.enum(['yes', 'no'], { error: 'empty' })

/** Accepting the summary, or no longer. `seen` is its text in the author's window: another by now is not accepted. */
export const acceptForm = z.object({
  accepted: z.enum(['yes', 'no'], { error: 'unknown' }).transform((value) => value === 'yes'),
  seen: words,
})
export type AcceptForm = z.output<typeof acceptForm>

/** *Afsluitvragen*: four questions, and when to ask how it went. */
export const closeOutForm = z
  .object({
    result: z.enum(results, { error: 'empty' }),
    value: oneToFive,
    nextStep: filled(limits.nextStep),
    lesson: yesOrNo,
    /** Whole weeks, or 'none' with a reason. */
    weeks: z
      .string({ error: 'empty' })
      .regex(/^(none|[1-9]\d?)$/, 'unknown')
      .transform((value) => (value === 'none' ? null : Number(value)))
      .refine((value) => value === null || (value >= weeks.least && value <= weeks.most), 'unknown'),
    because: text(limits.why),
  })
  .refine((form) => form.weeks !== null || form.because !== '', { path: ['because'], error: 'empty' })
export type CloseOutForm = z.output<typeof closeOutForm>

/** *Terugkoppeling*: how it went, or why it will not be told. */
export const followUpForm = z
  .object({
    carriedOut: z.enum([...carriedOut, 'declined'], { error: 'empty' }),
    why: text(limits.why),
    effect: z.enum(effectsAfter, { error: 'unknown' }).optional(),
    useful: oneToFive.optional(),
  })
  .refine((form) => form.carriedOut === 'yes' || form.why !== '', { path: ['why'], error: 'empty' })
  .refine((form) => form.effect !== undefined || form.carriedOut === 'no' || form.carriedOut === 'declined', {
    path: ['effect'],
    error: 'empty',
  })
  .refine((form) => form.useful !== undefined || form.carriedOut === 'declined', { path: ['useful'], error: 'empty' })
export type FollowUpForm = z.output<typeof followUpForm>

/** *Les uit de praktijk*, told anew, with the page it belongs to; or none. */
export const lessonForm = z.discriminatedUnion(
  'lesson',
  [
    z.object({ lesson: z.literal('none') }),
    z.object({
      lesson: z.literal('written'),
      body: filled(limits.lesson),
      note: z
        .string()
        .optional()
        .transform((value) => value || null)
        .pipe(z.uuid('unknown').nullable()),
    }),
  ],
  { error: 'unknown' },
)
export type LessonForm = z.output<typeof lessonForm>
