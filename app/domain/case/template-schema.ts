import { z } from 'zod'
import { type CaseFragment, fragments } from '#app/editor/fragments.ts'
import * as lists from './thesaurus.ts'

/** Longest name, most lines for a text, and longest line, in characters (UTF-16). */
export const templateLimits = { name: 60, lines: 12, line: 120 } as const

const oneOf = (codes: readonly string[]) =>
  z
    .enum(['', ...codes] as [string, ...string[]], { error: 'unknown' })
    .optional()
    .transform((value) => value || null)

/** One line each; empty lines fall out. */
const lines = z
  .string()
  .optional()
  .transform((typed) =>
    (typed ?? '')
      .replaceAll('\0', '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .refine((all) => all.length <= templateLimits.lines, 'too-long')
  .refine((all) => all.every((line) => line.length <= templateLimits.line), 'too-long')

/** What a case begins with on a board, as the coordinator writes it. */
export const templateForm = z.object({
  name: z
    .string({ error: 'empty' })
    .trim()
    .min(1, 'empty')
    .max(templateLimits.name, 'too-long')
    .regex(/^\P{Cc}*$/u, 'wrong'),
  kind: oneOf(lists.kinds),
  setting: oneOf(lists.settings),
  themes: z
    .array(z.enum(lists.themes, { error: 'unknown' }), { error: 'unknown' })
    .max(lists.themes.length, 'too-long')
    .optional()
    .transform((value) => [...new Set(value ?? [])]),
  ...(Object.fromEntries(fragments.case.map((name) => [name, lines])) as Record<CaseFragment, typeof lines>),
})
export type TemplateForm = z.output<typeof templateForm>

/** The template a case begins with; empty for none. */
export const beginForm = z.object({
  template: z
    .string()
    .optional()
    .transform((value) => value || null)
    .pipe(z.uuid('unknown').nullable()),
})

export const templateId = z.uuid()
