import { z } from 'zod'
import { partMinutes } from './rules.ts'
import { answers } from './types.ts'
import { instantOf } from './zone.ts'

/** Ids come from addresses: what is not a UUID is not there. */
export const meetingId = z.uuid()

// Control characters are no part of a place, and one of them (NUL) is no part of a PostgreSQL text either.
const control = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
const oneLine = (mostCharacters: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replace(control, ' ').trim())
    .refine((typed) => typed.length <= mostCharacters, 'too-long')

const required = (shape: RegExp, code: string) => z.string({ error: 'empty' }).trim().regex(shape, code)

const httpsAddress = (typed: string) => {
  if (typed === '') return true
  if (!URL.canParse(typed)) return false
  const url = new URL(typed)
  return url.protocol === 'https:' && !url.username && !url.password
}

const furthestYears = 5

/**
 * Date, times and place as the coordinator types them, read as Amsterdam clock times. Messages are codes of i18n
 * `meeting.errors`.
 */
export const meetingForm = (now: Date) =>
  z
    .object({
      date: required(/^\d{4}-\d\d-\d\d$/, 'no-such-date'),
      start: required(/^([01]\d|2[0-3]):[0-5]\d$/, 'no-such-time'),
      end: required(/^([01]\d|2[0-3]):[0-5]\d$/, 'no-such-time'),
      place: oneLine(200),
      onlineUrl: oneLine(500).refine(httpsAddress, 'not-a-link'),
    })
    .check((context) => {
      const { date, start, end, place, onlineUrl } = context.value
      const wrong = (path: string, message: string) =>
        context.issues.push({ code: 'custom', path: [path], message, input: context.value })
      const [startsAt, endsAt] = [instantOf({ date, time: start }), instantOf({ date, time: end })]
      if (!instantOf({ date, time: '12:00' })) wrong('date', 'no-such-date')
      else if (!startsAt) wrong('start', 'no-such-time')
      else if (!endsAt) wrong('end', 'no-such-time')
      else if (endsAt <= startsAt) wrong('end', 'end-before-start')
      else if (startsAt <= now) wrong('date', 'in-the-past')
      else if (startsAt.getUTCFullYear() - now.getUTCFullYear() > furthestYears) wrong('date', 'too-far')
      if (place === '' && onlineUrl === '') wrong('place', 'where')
    })
    .transform(({ date, start, end, ...where }) => ({
      startsAt: instantOf({ date, time: start }) as Date,
      endsAt: instantOf({ date, time: end }) as Date,
      ...where,
    }))

export type WhenAndWhere = z.output<ReturnType<typeof meetingForm>>

const minutes = z.coerce
  .number({ error: 'minutes' })
  .int('minutes')
  .min(partMinutes.least, 'minutes')
  .max(partMinutes.most, 'minutes')
const item = z.uuid({ error: 'unknown' })

/** What can be done to an agenda; `deed` says which. */
export const agendaForm = z.discriminatedUnion(
  'deed',
  [
    z.object({ deed: z.literal('put-on'), aCase: z.uuid({ error: 'unknown' }) }),
    z.object({ deed: z.literal('take-off'), item }),
    z.object({ deed: z.literal('earlier'), item }),
    z.object({ deed: z.literal('later'), item }),
    z.object({ deed: z.literal('minutes'), item, minutes }),
    z.object({ deed: z.literal('add'), title: oneLine(120).refine((title) => title !== '', 'empty'), minutes }),
  ],
  { error: 'unknown' },
)
export type AgendaDeed = z.output<typeof agendaForm>

/** Whom to invite: everyone of the board who was not yet, or the ones named. */
export const invitationForm = z.object({
  who: z.enum(['all', 'chosen'], { error: 'unknown' }),
  member: z
    .array(z.uuid({ error: 'unknown' }))
    .max(500, 'unknown')
    .default([]),
})

export const answerForm = z.object({ answer: z.enum(answers, { error: 'unknown' }) })
