import { z } from 'zod'

/** The year that an address asks for; none is this year. What cannot be read is not asked. */
export const askedYear = z.object({ year: z.coerce.number().int().optional().catch(undefined) })
