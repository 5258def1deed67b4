import { z } from 'zod'
import { messageKinds, ways } from './kinds.ts'

export const wayForm = z.object({
  kind: z.enum(messageKinds as [string, ...string[]], { error: 'unknown' }),
  way: z.enum(ways, { error: 'unknown' }),
})

export const digestForm = z.object({
  digest: z.enum(['by-size', 'daily', 'weekly', 'never'], { error: 'unknown' }),
  hour: z.coerce.number({ error: 'unknown' }).int('unknown').min(0, 'unknown').max(23, 'unknown'),
  day: z.coerce.number({ error: 'unknown' }).int('unknown').min(1, 'unknown').max(7, 'unknown'),
})
export type DigestForm = z.output<typeof digestForm>

export const messageId = z.uuid()
