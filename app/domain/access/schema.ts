import { z } from 'zod'

/** One strict address: one @, no spaces, quotes, brackets, commas or control characters. At most 254 characters. */
export const address = z
  .string({ error: 'empty' })
  .trim()
  .min(1, 'empty')
  .max(254, 'too-long')
  .regex(/^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/iu, 'wrong')

const yes = z
  .enum(['yes'], { error: 'unknown' })
  .optional()
  .transform((value) => value === 'yes')

/** Whatever someone types as a password, up to where it costs work to look at. */
const typedPassword = z.string({ error: 'empty' }).min(1, 'empty').max(1024, 'too-long')

export const passwordForm = z.object({
  email: z.string({ error: 'empty' }).trim().min(1, 'empty').max(254, 'too-long'),
  password: typedPassword,
  shared: yes,
})
export type PasswordForm = z.output<typeof passwordForm>

/** Six digits, or a recovery code. */
export const codeForm = z.object({
  code: z
    .string({ error: 'empty' })
    .transform((typed) => typed.trim().replace(/^(\d{3})\s(\d{3})$/, '$1$2'))
    .pipe(z.string().min(1, 'empty').max(60, 'too-long')),
})
export type CodeForm = z.output<typeof codeForm>

export const unlockForm = z.object({ password: typedPassword })

export const proofForm = z.object({ password: typedPassword, code: codeForm.shape.code })

/** A new password with the code of the authenticator that goes with it. */
export const newPasswordForm = z.object({
  password: z.string({ error: 'empty' }).min(1, 'empty').max(1024, 'too-long'),
  code: codeForm.shape.code,
  endOthers: yes,
})

const bytes = z.string().regex(/^[\w-]{1,8192}$/)

/** What a browser answers for a passkey, as JSON. Its words are checked by the library; this is its shape. */
export const passkeyAnswer = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish().transform((value) => value ?? undefined),
  }),
})

export const madePasskey = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: z.string().regex(/^[\w-]{1,65536}$/),
    transports: z.array(z.string().max(20)).max(8).optional(),
  }),
})

/** JSON in a form's field: what a page's own `fetch` sends. */
export const json = <S extends z.ZodType>(schema: S) =>
  z
    .string({ error: 'wrong' })
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'wrong' })
        return z.NEVER
      }
    })
    .pipe(schema)

export const passkeyForm = z.object({ answer: json(passkeyAnswer), shared: yes })
export const madePasskeyForm = z.object({
  answer: json(madePasskey),
  name: z
    .string()
    .trim()
    .max(60, 'too-long')
    .regex(/^\P{Cc}*$/u, 'wrong')
    .default(''),
})
export const factorId = z.object({ id: z.uuid('unknown') })

/** What goes along to the region's own sign-on: where one was going, and whether others use this device. */
export const regionForm = z.object({ to: z.string().max(4000, 'too-long').optional(), shared: yes })

/** One line that people typed: no line breaks or other control characters. */
const line = (limit: number) =>
  z
    .string({ error: 'empty' })
    .trim()
    .min(1, 'empty')
    .max(limit, 'too-long')
    .regex(/^\P{Cc}*$/u, 'wrong')

/** The four fields of the first visit. */
export const setupForm = z.object({
  code: z.string({ error: 'empty' }).trim().min(1, 'empty').max(60, 'too-long'),
  name: line(80),
  email: address,
  role: z.enum(['coordinator', 'administrator'], { error: 'unknown' }),
})
export type SetupForm = z.output<typeof setupForm>

/** Which of one's own sessions ends; 'others' is every one but this. */
export const endingForm = z.object({ session: z.union([z.uuid(), z.literal('others')], { error: 'unknown' }) })

/** Why someone must be let in anew: a sentence for the second pair of eyes. */
export const recoveryReason = line(300)

/** An address with one of the recovery codes that go with it. */
export const recoveryCodeForm = z.object({
  email: passwordForm.shape.email,
  code: z.string({ error: 'empty' }).trim().min(1, 'empty').max(60, 'too-long'),
})
