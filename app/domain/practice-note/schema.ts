import { z } from 'zod'

/** A new page: the title first. Messages are codes of i18n `practiceNote.fields`. */
export const practiceNoteForm = z.object({
  title: z.string({ error: 'empty' }).trim().min(1, 'empty').max(120, 'too-long'),
  summary: z.string().trim().max(300, 'too-long').default(''),
})

/** The name under which the present text is kept. */
export const versionForm = z.object({
  name: z.string({ error: 'empty-name' }).trim().min(1, 'empty-name').max(80, 'too-long'),
})

/** Adopting: `seen` says that every remaining mark was looked at and may stay. */
export const adoptionForm = z.object({ seen: z.enum(['yes']).optional() })

export const slugs = z.string().regex(/^[a-z0-9-]{1,80}$/)
export const versionIds = z.uuid()
