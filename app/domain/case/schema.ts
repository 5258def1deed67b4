import { z } from 'zod'
import { categories } from '../anonymisation/types.ts'
import { moves } from './states.ts'
import * as lists from './thesaurus.ts'

/** What can be stored in any field: far above the limits of publication, so that nothing typed is refused early. */
export const storable = 10_000

/** UTF-16 characters of a reason in words. */
export const noteLimit = 200

/** What no database stores: null characters, and halves of a character. */
const clean = (words: string) =>
  words
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')

/** Words of a person; an empty field is an empty text. */
export const words = z
  .string({ error: 'unknown' })
  .max(storable, 'too-long')
  .optional()
  .transform((value) => clean(value ?? ''))

const one = <T extends readonly string[]>(codes: T) =>
  z
    .enum(codes as unknown as [string, ...string[]], { error: 'unknown' })
    .optional()
    .transform((value) => value ?? null)
const some = (codes: readonly string[]) =>
  z
    .array(z.enum(codes as [string, ...string[]], { error: 'unknown' }), { error: 'unknown' })
    .max(100, 'too-long')
    .optional()
    .transform((value) => [...new Set(value ?? [])])
const yesOrNo = z.enum(['yes', 'no'], { error: 'unknown' }).transform((value) => value === 'yes')

const field = <N extends string, V extends z.ZodType>(name: N, value: V) => z.object({ field: z.literal(name), value })

/** One field of the case as it is saved on change; `value` is named once for each chosen code. */
export const fieldForm = z.discriminatedUnion(
  'field',
  [
    field('question', words),
    field('kind', one(lists.kinds)),
    field('ageBand', one(lists.ageBands)),
    field('centre', one(lists.centres)),
    field('roleInViolence', one(lists.rolesInViolence)),
    field('themes', some(lists.themes)),
    field('setting', one(lists.settings)),
    field('phase', one(lists.phases)),
    field('safety', one(lists.safeties)),
    field('reportingCodeStep', one(lists.reportingCodeSteps)),
    field('instruments', some(lists.instruments)),
    field('nothingTried', yesOrNo),
    field('urgency', one(lists.urgencies)),
    field('visibility', z.enum(lists.visibilities, { error: 'unknown' })),
    field('showName', yesOrNo),
    field('declarations', some(lists.declarations)),
  ],
  { error: 'unknown' },
)
export type FieldForm = z.output<typeof fieldForm>
export type FieldName = FieldForm['field']

/** A row of *Wat is al geprobeerd*: changed or taken away. */
export const triedForm = z.discriminatedUnion(
  'deed',
  [
    z.object({ deed: z.literal('remove'), id: z.uuid('unknown') }),
    z.object({ deed: z.literal('intervention'), id: z.uuid('unknown'), value: one(lists.interventions) }),
    z.object({ deed: z.literal('effect'), id: z.uuid('unknown'), value: one(lists.effects) }),
    z.object({ deed: z.literal('why'), id: z.uuid('unknown'), value: words }),
  ],
  { error: 'unknown' },
)
export type TriedForm = z.output<typeof triedForm>

/** Someone who writes or reads along, on or off. */
export const personForm = z.object({
  as: z.enum(['co-author', 'reader'], { error: 'unknown' }),
  member: z.uuid('unknown'),
  on: yesOrNo,
})
export type PersonForm = z.output<typeof personForm>

/** To which co-author a case goes. */
export const handOverForm = z.object({ member: z.uuid('unknown') })

/** Into the archive, or back on the board. */
export const archiveForm = z.object({ archived: yesOrNo })

export const safetyForm = z.object({ choice: one(lists.safetyChoices) })

/** A mark kept on purpose, or no longer: the surface is hashed with our key and not stored. */
export const markForm = z
  .object({
    deed: z.enum(['keep', 'unkeep'], { error: 'unknown' }),
    surface: z.string({ error: 'empty' }).min(1, 'empty').max(500, 'too-long'),
    category: z.enum(categories, { error: 'unknown' }),
    tier: z.enum(['A', 'B', 'C'], { error: 'unknown' }),
    reason: z.enum(lists.keptReasons, { error: 'empty' }),
    /** The reason in words, where none of the short ones fits. */
    note: z
      .string()
      .max(noteLimit, 'too-long')
      .optional()
      .transform((value) => clean(value ?? '').trim()),
  })
  .refine((form) => form.deed === 'unkeep' || form.reason !== 'other' || form.note !== '', {
    error: 'empty',
    path: ['note'],
  })
export type MarkForm = z.output<typeof markForm>

/** Placing and second reading have forms of their own. */
const ownForm: readonly string[] = ['case.publish', 'case.second-read']
const asked = moves.filter((move) => move.offered !== 'nowhere' && !ownForm.includes(move.deed))
export const moveForm = z.object({
  deed: z.enum(asked.map((move) => move.deed) as [string, ...string[]], { error: 'unknown' }),
  /** The state the page showed: what moved meanwhile is not moved again. */
  from: z.string().max(40, 'unknown').optional(),
})

export const secondReadingForm = z.discriminatedUnion(
  'verdict',
  [
    z.object({ verdict: z.literal('release') }),
    z.object({
      verdict: z.literal('give-back'),
      reason: z.string({ error: 'empty' }).trim().min(1, 'empty').max(1000, 'too-long').transform(clean),
    }),
  ],
  { error: 'unknown' },
)
export type SecondReadingForm = z.output<typeof secondReadingForm>

/** "Ik herken deze casus"; `everyone` when others may recognise it as well. */
export const recognitionForm = z.object({
  everyone: z
    .enum(['yes'], { error: 'unknown' })
    .optional()
    .transform((value) => value === 'yes'),
})
export type RecognitionForm = z.output<typeof recognitionForm>

export const bringBackForm = z.object({ recognition: z.uuid('unknown') })

/** Ids come from addresses: what is not a UUID is not there. */
export const caseId = z.uuid()
